using System.Globalization;
using System.Security.Claims;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary><c>GET /sellers/me/codes/export?event_id=&amp;batch_id=</c>: codes as CSV, newest first.</summary>
internal static class ExportCodes
{
    /// <summary>Four batches of the largest size; who has more names the batch or the event.</summary>
    private const int MaxLines = 20_000;

    private static readonly string[] Columns =
    [
        "code", "kind", "event_id", "value", "currency", "group_seats", "group_pays", "used", "max_uses", "balance",
        "valid_from", "valid_until", "stopped_at", "batch_id", "note",
    ];

    // A note that a spreadsheet would take for a formula is written as text.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape,
    };

    public static void MapExportCodes(this IEndpointRouteBuilder routes) => routes
        .MapGet("/sellers/me/codes/export", HandleAsync)
        .WithName("ExportCodes")
        .WithTags("codes")
        .WithSummary("Get codes as CSV")
        .WithDescription($"At most {MaxLines} lines, newest first: name the batch or the event if there are more.")
        .Produces<string>(StatusCodes.Status200OK, "text/csv")
        .RequireSeller(SellerAction.EventsWrite);

    private static async Task<IResult> HandleAsync(
        [FromQuery(Name = "event_id")] long? eventId, [FromQuery(Name = "batch_id")] Guid? batchId, CodeStore store,
        ClaimsPrincipal user, CancellationToken ct)
    {
        var rows = await store.ListAsync(user.SellerId(), new CodeFilter(eventId, batchId, null), null, MaxLines, ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(Write(rows)), "text/csv; charset=utf-8", "codes.csv");
    }

    internal static string Write(IReadOnlyList<CodeRow> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Format))
        {
            WriteLine(csv, Columns);
            foreach (var row in rows)
            {
                WriteLine(
                    csv,
                    row.Shown, row.Kind, row.EventId, row.Value, row.Currency, row.GroupSeats, row.GroupPays, row.Used,
                    row.MaxUses, row.BalanceMinor, Text(row.ValidFrom), Text(row.ValidUntil), Text(row.StoppedAt),
                    row.BatchId, row.Note);
            }
        }
        return text.ToString();
    }

    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void WriteLine(CsvWriter csv, params IEnumerable<object?> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }
        csv.NextRecord();
    }
}
