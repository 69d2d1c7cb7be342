"""An edited plan in a workbook: read, held against the records, written."""
