using System.Globalization;
using System.Net.Http.Json;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Money;

namespace Ticketing.Booking.Invoices;

/// <summary>Draws invoices; event-ticketing has the fonts.</summary>
internal interface IInvoicePrinter
{
    /// <summary>The PDF; null while event-ticketing is away or has too much to draw.</summary>
    Task<byte[]?> PrintAsync(PrintedInvoice invoice, CancellationToken ct);
}

/// <summary><c>POST /internal/documents/invoice</c>.</summary>
internal sealed class HttpInvoicePrinter(IHttpClientFactory clients) : IInvoicePrinter
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "invoice-printer";

    public static Uri BaseAddress => new($"http://{ServiceNames.EventTicketing}");

    public async Task<byte[]?> PrintAsync(PrintedInvoice invoice, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        try
        {
            using var answer = await http.PostAsJsonAsync(
                new Uri("/internal/documents/invoice", UriKind.Relative), invoice,
                ContractsJson.Default.PrintedInvoice, ct);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(ct) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>
/// What is printed of a document. It is made of the document's row alone, which never changes, so that it says the same
/// whenever it is printed.
/// </summary>
internal static class InvoicePrinting
{
    private const decimal BasisPointsOfPercent = 100;

    /// <summary>In English and, for a buyer who reads it, in Chinese.</summary>
    public static PrintedInvoice Of(InvoiceRow row) => In(InvoiceWords.English, row) with
    {
        BuyerId = row.BuyerId, InChinese = In(InvoiceWords.Chinese, row),
    };

    private static PrintedInvoice In(InvoiceWords words, InvoiceRow row)
    {
        var document = InvoiceDocument.Parse(row.Document);
        var recipient = InvoiceRecipient.Parse(row.Recipient);
        var isInvoice = row.Kind == InvoiceKinds.Invoice;
        return new PrintedInvoice(
            $"{(isInvoice ? words.Invoice : words.CreditNote)} {row.NumberText}",
            [document.SellerName, .. LinesOf(document.SellerAddress), .. TaxNumber(words, document.SellerTaxNumber)],
            recipient is null
                ? []
                : [recipient.Name, .. LinesOf(recipient.Address), .. TaxNumber(words, recipient.TaxNumber)],
            [.. FactsOf(words, row, document)],
            [.. document.Lines.Select(line => new PrintedLine(
                words.TextOf(line), line.Quantity.ToString(CultureInfo.InvariantCulture),
                Money(line.UnitMinor, row.Currency), Money(line.AmountMinor, row.Currency)))],
            [.. TotalsOf(words, row, isInvoice)],
            document.Note is null ? [] : [words.NoteOf(document.Note)]);
    }

    private static IEnumerable<PrintedFact> FactsOf(InvoiceWords words, InvoiceRow row, InvoiceDocument document)
    {
        yield return new(words.Date, row.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return new(words.Order, row.BookingId.ToString());
        yield return new(
            words.Event, document.Venue.Length == 0 ? document.EventName : $"{document.EventName}, {document.Venue}");
        if (document.StartsAt is { } start)
        {
            yield return new(words.Begins, TimeAt(start, document.TimeZone));
        }

        if (row.RefersToText is { } invoice)
        {
            yield return new(words.Corrects, invoice);
        }
    }

    private static IEnumerable<PrintedFact> TotalsOf(InvoiceWords words, InvoiceRow row, bool isInvoice)
    {
        if (row.TaxBasisPoints != 0)
        {
            var rate = (row.TaxBasisPoints / BasisPointsOfPercent).ToString("0.##", CultureInfo.InvariantCulture);
            yield return new(words.Net, Money(row.TotalMinor - row.TaxMinor, row.Currency));
            yield return new($"{words.Tax} {rate} %", Money(row.TaxMinor, row.Currency));
        }

        yield return new(isInvoice ? words.Total : words.Credited, Money(row.TotalMinor, row.Currency));
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> TaxNumber(InvoiceWords words, string number) =>
        number.Length == 0 ? [] : [words.TaxNumber + number];

    /// <summary>For example <c>EUR 1,190.00</c>: codes, not signs, because several currencies share one.</summary>
    private static string Money(long minor, string currency)
    {
        var format = "N" + Currency.DigitsOf(currency).ToString(CultureInfo.InvariantCulture);
        return $"{currency} {Currency.ToUnits(minor, currency).ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static string TimeAt(DateTimeOffset time, string zone)
    {
        var isKnown = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found);
        var local = isKnown ? TimeZoneInfo.ConvertTime(time, found!) : time.ToUniversalTime();
        return string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd HH:mm} ({(isKnown ? zone : "UTC")})");
    }
}
