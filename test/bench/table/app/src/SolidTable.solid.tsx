import { createSignal, For } from 'solid-js'
import { createRows, removeRow, swapRows, updateRows, type Rows } from './rows.ts'

export default function SolidTable() {
  const [rows, setRows] = createSignal<Rows>([])
  const [selected, setSelected] = createSignal(0)
  let firstId = 1
  const create = () => {
    setRows(createRows(firstId))
    firstId += 1000
  }
  return (
    <>
      <div>
        <button id="create" onClick={create}>
          create
        </button>
        <button id="update" onClick={() => setRows(updateRows)}>
          update
        </button>
        <button id="swap" onClick={() => setRows(swapRows)}>
          swap
        </button>
        <button id="clear" onClick={() => setRows([])}>
          clear
        </button>
      </div>
      <table>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr class={row.id === selected() ? 'danger' : ''}>
                <td>{row.id}</td>
                <td>
                  <a class="select" onClick={() => setSelected(row.id)}>
                    {row.label}
                  </a>
                </td>
                <td>
                  <a class="remove" onClick={() => setRows((rows) => removeRow(rows, row.id))}>
                    x
                  </a>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  )
}
