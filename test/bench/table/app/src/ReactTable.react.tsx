import { useRef, useState } from 'react'
import { createRows, removeRow, swapRows, updateRows, type Rows } from './rows.ts'

export default function ReactTable() {
  const [rows, setRows] = useState<Rows>([])
  const [selected, setSelected] = useState(0)
  const firstId = useRef(1)
  const create = () => {
    setRows(createRows(firstId.current))
    firstId.current += 1000
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
          {rows.map((row) => (
            <tr key={row.id} className={row.id === selected ? 'danger' : ''}>
              <td>{row.id}</td>
              <td>
                <a className="select" onClick={() => setSelected(row.id)}>
                  {row.label}
                </a>
              </td>
              <td>
                <a className="remove" onClick={() => setRows((rows) => removeRow(rows, row.id))}>
                  x
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
