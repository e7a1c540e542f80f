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

    public static PrintedInvoice Of(InvoiceRow row)
    {
        var document = InvoiceDocument.Parse(row.Document);
        var recipient = InvoiceRecipient.Parse(row.Recipient);
        var isInvoice = row.Kind == InvoiceKinds.Invoice;
        List<PrintedFact> facts =
        [
            new("Date", row.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("Order", row.BookingId.ToString()),
            new("Event", document.Venue.Length == 0 ? document.EventName : $"{document.EventName}, {document.Venue}"),
        ];
        if (document.StartsAt is { } start)
        {
            facts.Add(new("Begins", TimeAt(start, document.TimeZone)));
        }
        if (row.RefersToText is { } invoice)
        {
            facts.Add(new("Corrects invoice", invoice));
        }
        var rate = (row.TaxBasisPoints / BasisPointsOfPercent).ToString("0.##", CultureInfo.InvariantCulture);
        List<PrintedFact> totals = row.TaxBasisPoints == 0
            ? []
            :
            [
                new("Net", Money(row.TotalMinor - row.TaxMinor, row.Currency)),
                new($"Tax {rate} %", Money(row.TaxMinor, row.Currency)),
            ];
        totals.Add(new(isInvoice ? "Total" : "Total credited", Money(row.TotalMinor, row.Currency)));
        return new PrintedInvoice(
            $"{(isInvoice ? "Invoice" : "Credit note")} {row.NumberText}",
            [document.SellerName, .. LinesOf(document.SellerAddress), .. TaxNumber(document.SellerTaxNumber)],
            recipient is null
                ? []
                : [recipient.Name, .. LinesOf(recipient.Address), .. TaxNumber(recipient.TaxNumber)],
            facts,
            [.. document.Lines.Select(line => new PrintedLine(
                line.Text, line.Quantity.ToString(CultureInfo.InvariantCulture), Money(line.UnitMinor, row.Currency),
                Money(line.AmountMinor, row.Currency)))],
            totals,
            document.Note is null ? [] : [document.Note]);
    }

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> TaxNumber(string number) => number.Length == 0 ? [] : [$"Tax number: {number}"];

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
