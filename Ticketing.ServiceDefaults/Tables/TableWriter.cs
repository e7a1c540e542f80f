using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SpreadCheetah;

namespace Ticketing.ServiceDefaults.Tables;

/// <summary>Writes a table row by row, as it comes; no more than a row is kept.</summary>
public abstract class TableWriter : IAsyncDisposable
{
    /// <summary>Begins a table of this format with its heading.</summary>
    public static async Task<TableWriter> OpenAsync(
        TableFormat format, Stream output, string name, IReadOnlyList<string> heading, CancellationToken cancellation)
    {
        TableWriter writer = format == TableFormat.Xlsx
            ? await XlsxWriter.OpenAsync(output, name, cancellation)
            : new CsvTableWriter(output);
        await writer.WriteAsync([.. heading.Select(column => (TableCell)column)], cancellation);
        return writer;
    }

    /// <summary>The next row.</summary>
    public abstract Task WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellation);

    /// <summary>Ends the file. A writer that is disposed without it leaves a file that is cut short.</summary>
    public abstract Task FinishAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>
    /// RFC 4180 in UTF-8, with a byte order mark: spreadsheet programs take a file without one for their own code page.
    /// </summary>
    private sealed class CsvTableWriter : TableWriter
    {
        private readonly CsvWriter _csv;

        public CsvTableWriter(Stream output)
        {
            var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                NewLine = "\r\n",
                // Of line breaks the library looks for its own alone; a lone CR or LF would end the row for other readers.
                ShouldQuote = field => ConfigurationFunctions.ShouldQuote(field)
                    || field.Field?.AsSpan().ContainsAny('\r', '\n') == true,
            });
        }

        public override async Task WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellation)
        {
            foreach (var cell in row)
            {
                _csv.WriteField(cell.ToField());
            }

            await _csv.NextRecordAsync();
        }

        public override Task FinishAsync(CancellationToken cancellation) => _csv.FlushAsync();

        public override ValueTask DisposeAsync() => _csv.DisposeAsync();
    }

    /// <summary>Text is written as text, which no program takes for a formula.</summary>
    private sealed class XlsxWriter : TableWriter
    {
        /// <summary>Of Excel: names of sheets have at most 31 characters, and cells 32,767.</summary>
        private const int MaxSheetName = 31;

        private const int MaxText = 32_767;

        private readonly Spreadsheet _sheet;

        private XlsxWriter(Spreadsheet sheet) => _sheet = sheet;

        public static async Task<XlsxWriter> OpenAsync(Stream output, string name, CancellationToken cancellation)
        {
            var sheet = await Spreadsheet.CreateNewAsync(output, cancellationToken: cancellation);
            await sheet.StartWorksheetAsync(name.Length > MaxSheetName ? name[..MaxSheetName] : name, token: cancellation);
            return new XlsxWriter(sheet);
        }

        public override async Task WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellation) =>
            await _sheet.AddRowAsync([.. row.Select(ToCell)], cancellation);

        public override async Task FinishAsync(CancellationToken cancellation) => await _sheet.FinishAsync(cancellation);

        public override ValueTask DisposeAsync() => _sheet.DisposeAsync();

        private static DataCell ToCell(TableCell cell) =>
            cell.Number is { } number ? new DataCell(number)
            : cell.Text is not { } text ? new DataCell((string?)null)
            : new DataCell(Printable(text.Length > MaxText ? text[..MaxText] : text));

        /// <summary>XML has no place for most control characters.</summary>
        private static string Printable(string text) => text.All(IsXml)
            ? text
            : string.Concat(text.Select(c => IsXml(c) ? c : '\uFFFD'));

        private static bool IsXml(char c) => c is '\t' or '\n' or '\r' or >= ' ' and not ('\uFFFE' or '\uFFFF');
    }
}

/// <summary>The formats of tables.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated values.</summary>
    Csv = 0,

    /// <summary>An Office Open XML workbook.</summary>
    Xlsx = 1,
}
