using System.Globalization;
using System.Security.Claims;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.EventTicketing.Tickets;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>
/// A sold ticket with the name on it and the answers for it and its order, by question. <c>HolderName</c>: the account's
/// that has it. <c>Transfers</c>: how often it was transferred.
/// </summary>
internal sealed record AttendeeResponse(
    string TicketId, Guid OrderId, string? Name, string? HolderName, int Transfers,
    IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string> OrderAnswers);

/// <summary>A page of sold tickets in order of section, subsection, row and seat.</summary>
internal sealed record AttendeeListResponse(IReadOnlyList<AttendeeResponse> Attendees, string? Next);

/// <summary><c>GET /events/{event_id}/attendees</c> and <c>/attendees.csv</c>, by the event's seller.</summary>
internal static class ListAttendees
{
    /// <summary>Rows of one read of the file.</summary>
    private const int ExportedAtOnce = 1_000;

    /// <summary>A spreadsheet would run what begins like a formula: such a cell gets an apostrophe before it.</summary>
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape,
    };

    public static void MapListAttendees(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/attendees", ListAsync)
            .RequireSeller(SellerAction.OrdersRead)
            .WithName("ListAttendees")
            .WithSummary("List who comes: names and answers by ticket")
            .IsPaged()
            .Refuses(EventErrors.NotFound, EventErrors.NotYours)
            .WithTags("attendees");
        app.MapGet("/events/{eventId}/attendees.csv", ExportAsync)
            .RequireSeller(SellerAction.OrdersRead)
            .WithName("ExportAnswers")
            .WithSummary("Export who comes as CSV")
            .Produces<byte[]>(StatusCodes.Status200OK, "text/csv")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours)
            .WithTags("attendees");
    }

    private static async Task<Results<Ok<AttendeeListResponse>, ProblemHttpResult>> ListAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, AttendeeListQuery query, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var page = PageRequest.Read(context.Request.Query, errors);
        TicketKey after = default;
        errors.Require(
            page.After is null || TicketKey.TryParse(page.After, out after), "after", "Not a cursor of this list.");
        var (id, refusal) = await query.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null || !errors.None)
        {
            return (refusal ?? errors.ToRefusal()).ToProblem(context);
        }

        var rows = await query.ReadAsync(id, page.After is null ? TicketKey.First : after, page.Limit + 1, ct);
        var next = rows.Count > page.Limit ? Cursor.Encode(rows[page.Limit - 1].Key.ToString()) : null;
        return TypedResults.Ok(new AttendeeListResponse([.. rows.Take(page.Limit).Select(r => r.Attendee)], next));
    }

    private static async Task<IResult> ExportAsync(
        string eventId, ClaimsPrincipal caller, HttpContext context, AttendeeListQuery query, AttendeeRulesTable rules,
        CancellationToken ct)
    {
        var (id, refusal) = await query.RequireSellerAsync(eventId, caller, ct);
        if (refusal is not null)
        {
            return refusal.ToProblem(context);
        }

        var questions = (await rules.FindAsync(id, ct))?.Questions ?? [];
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"attendees-{id}.csv\"";
        // With a mark of the byte order, by which spreadsheets tell UTF-8.
        await using var text = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Format);
        await WriteLineAsync(
            csv, ["ticket_id", "order_id", "name", "holder", "transfers", .. questions.Select(q => q.Text)]);
        var after = TicketKey.First;
        while (await query.ReadAsync(id, after, ExportedAtOnce, ct) is { Count: > 0 } rows)
        {
            foreach (var (_, a) in rows)
            {
                await WriteLineAsync(
                    csv,
                    [
                        a.TicketId, a.OrderId.ToString(), a.Name ?? "", a.HolderName ?? "",
                        a.Transfers.ToString(CultureInfo.InvariantCulture),
                        .. questions.Select(q => a.Answers.GetValueOrDefault(q.Id) ?? a.OrderAnswers.GetValueOrDefault(q.Id, "")),
                    ]);
            }

            after = rows[^1].Key;
        }

        return TypedResults.Empty;
    }

    private static Task WriteLineAsync(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        return csv.NextRecordAsync();
    }
}
