using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using Ticketing.ServiceDefaults.Tables;

namespace Ticketing.Foundation.Tests.Api;

/// <summary>Tables as files that spreadsheet programs open, and that run nothing there.</summary>
public sealed class TableWriterTests
{
    private static readonly string[] Heading = ["Name", "Amount", "At"];

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Ada", "Ada")]
    [InlineData("a=b", "a=b")]
    [InlineData("O'Neil, \"Zoë\"\r\n臺北", "O'Neil, \"Zoë\"\r\n臺北")]
    public async Task Text_stays_text_in_a_csv_file_whatever_it_begins_with(string text, string read)
    {
        var bytes = await WriteAsync(TableFormat.Csv, text);

        bytes.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var csv = Encoding.UTF8.GetString(bytes.AsSpan(3));
        csv.ShouldEndWith("\r\n");
        using var reader = new CsvReader(new StringReader(csv), CultureInfo.InvariantCulture);
        (await reader.ReadAsync()).ShouldBeTrue();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetField(0).ShouldBe(read);
        reader.GetField(1).ShouldBe("-12.5", "a number is no formula");
        reader.GetField(2).ShouldBe("2030-01-01T00:00:00Z");
        (await reader.ReadAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("-1")]
    [InlineData("a\u0001b")]
    public async Task A_workbook_has_text_as_text_and_numbers_as_numbers(string text)
    {
        using var zip = new ZipArchive(new MemoryStream(await WriteAsync(TableFormat.Xlsx, text)));
        using var reader = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var sheet = await reader.ReadToEndAsync();

        sheet.ShouldNotContain("<f>");
        System.Xml.Linq.XDocument.Parse(sheet).Descendants().Single(e => e.Name.LocalName == "v").Value.ShouldBe("-12.5");
        sheet.ShouldContain("inlineStr");
    }

    private static async Task<byte[]> WriteAsync(TableFormat format, string text)
    {
        using var output = new MemoryStream();
        var writer = await TableWriter.OpenAsync(format, output, "A table with a very long name, too long", Heading, default);
        await using (writer)
        {
            DateTimeOffset? at = new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));
            await writer.WriteAsync([text, -12.5m, at], default);
            await writer.FinishAsync(default);
        }

        return output.ToArray();
    }
}
