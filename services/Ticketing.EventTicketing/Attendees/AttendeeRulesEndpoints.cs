using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Contracts;
using Ticketing.EventTicketing.Events;
using Ticketing.EventTicketing.Infrastructure;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Attendees;

/// <summary>See <see cref="AttendeeRules"/>.</summary>
internal sealed record AttendeeRulesResponse(
    [property: OneOf(AttendeeRules.NoNames, AttendeeRules.OptionalNames, AttendeeRules.RequiredNames)] string Names,
    DateTimeOffset? ChangesUntil, bool Transfers, IReadOnlyList<AttendeeQuestion> Questions)
{
    public static AttendeeRulesResponse Of(AttendeeRules rules) =>
        new(rules.Names, rules.ChangesUntil, rules.Transfers, rules.Questions);
}

/// <summary>
/// <c>GET /events/{event_id}/attendee-rules</c>, by everybody, and <c>PUT</c>, by the event's seller.
/// </summary>
internal static class AttendeeRulesEndpoints
{
    public static void MapAttendeeRules(this IEndpointRouteBuilder app)
    {
        app.MapGet("/events/{eventId}/attendee-rules", GetAsync)
            .AllowAnonymous()
            .WithName("GetAttendeeRules")
            .WithSummary("Get what an event asks of those who come")
            .Refuses(EventErrors.NotFound)
            .WithTags("attendees");
        app.MapPut("/events/{eventId}/attendee-rules", PutAsync)
            .RequireSeller(SellerAction.EventsWrite)
            .WithName("SetAttendeeRules")
            .WithSummary("Set what an event asks of those who come, and whether tickets may be transferred")
            .WithDescription(
                "The whole of the rules; a question that is left out is asked no more. Holders get no code while a required "
                + "name or answer is missing; codes that they have already stay good.")
            .Refuses(EventErrors.NotFound, EventErrors.NotYours, EventErrors.Ended, EventErrors.Cancelled)
            .WithTags("attendees");
    }

    private static async Task<Results<Ok<AttendeeRulesResponse>, ProblemHttpResult>> GetAsync(
        string eventId, HttpContext context, AttendeeRulesTable table, CancellationToken ct) =>
        EventId.TryParse(eventId, null, out var id) && await table.FindAsync(id, ct) is { } rules
            ? TypedResults.Ok(AttendeeRulesResponse.Of(rules))
            : EventErrors.NotFound.ToProblem(context);

    private static async Task<Results<Ok<AttendeeRulesResponse>, ProblemHttpResult>> PutAsync(
        string eventId, AttendeeRulesRequest request, ClaimsPrincipal caller, HttpContext context,
        AttendeeRulesTable table, CancellationToken ct)
    {
        if (!EventId.TryParse(eventId, null, out var id))
        {
            return EventErrors.NotFound.ToProblem(context);
        }

        var (rules, refusal) = await table.SaveAsync(id, caller, Read, ct);
        return rules is null ? refusal!.ToProblem(context) : TypedResults.Ok(AttendeeRulesResponse.Of(rules));

        (AttendeeRules, Refusal?) Read(AttendeeRules before)
        {
            var errors = new FieldErrors();
            var read = request.Read(before, errors);
            return (read, errors.None ? null : errors.ToRefusal());
        }
    }
}
