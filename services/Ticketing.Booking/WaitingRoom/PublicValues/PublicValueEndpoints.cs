using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Waiting;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom.PublicValues;

/// <summary>Body of <c>PUT /queue/{event_id}/public-value/source</c>.</summary>
/// <param name="Source">Where everybody will find the value, for example <c>drand quicknet, round 123</c>.</param>
/// <param name="PublishedAt">When it is published: after the room has opened, and not after the sale begins.</param>
internal sealed record NameSourceRequest(string? Source, DateTimeOffset? PublishedAt);

/// <summary>Body of <c>PUT /queue/{event_id}/public-value</c>.</summary>
/// <param name="Value">As it was published.</param>
internal sealed record EnterValueRequest(string? Value);

/// <summary>
/// A seller names in advance where a value will be published that nobody can know yet, and enters it when it is there, so
/// that not even who knows the seed could choose the order (docs/adr/0040).
/// </summary>
internal static class PublicValueEndpoints
{
    private const int MaxLength = 200;

    public static void MapPublicValues(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/queue/{eventId}/public-value/source", NameAsync)
            .WithName("NamePublicValue")
            .WithTags("waiting-room")
            .WithSummary("Name the public value that a draw will depend on")
            .WithDescription(
                "Until the room opens. The list of the draw is closed at `published_at`; who enters later is behind it.")
            .Refuses(
                BookingErrors.EventNotFound, BookingErrors.NotYourEvent, WaitingRoomErrors.NoWaitingRoom,
                WaitingRoomErrors.SourceFixed)
            .RequireSeller(SellerAction.EventsWrite);
        routes.MapPut("/queue/{eventId}/public-value", EnterAsync)
            .WithName("EnterPublicValue")
            .WithTags("waiting-room")
            .WithSummary("Enter the public value that a draw depends on")
            .WithDescription(
                "From `published_at` until the draw, which is made when the sale begins. If nobody enters it, the order "
                + "follows from the seed alone, and the proof says so.")
            .Refuses(
                BookingErrors.EventNotFound, BookingErrors.NotYourEvent, WaitingRoomErrors.NoWaitingRoom,
                WaitingRoomErrors.NoSource, WaitingRoomErrors.ValueNotPublished, WaitingRoomErrors.Drawn)
            .RequireSeller(SellerAction.EventsWrite);
    }

    private static async Task<Results<Ok<QueueResponse>, ProblemHttpResult>> NameAsync(
        string eventId, NameSourceRequest request, ClaimsPrincipal user, IEventDirectory directory, PublicValueStore values,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }

        if (ExplainText("source", request.Source) is { } invalid)
        {
            return invalid.ToProblem(context);
        }

        if (request.PublishedAt is not { } publishedAt)
        {
            return Refusal.Invalid("published_at", "Must be a time.").ToProblem(context);
        }

        var (room, refusal) = await values.NameAsync(entry.Id, request.Source!.Trim(), publishedAt, context.RequestAborted);
        return room is null ? refusal!.ToProblem(context) : TypedResults.Ok(room);
    }

    private static async Task<Results<Ok<QueueResponse>, ProblemHttpResult>> EnterAsync(
        string eventId, EnterValueRequest request, ClaimsPrincipal user, IEventDirectory directory, PublicValueStore values,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }

        if (ExplainText("value", request.Value) is { } invalid)
        {
            return invalid.ToProblem(context);
        }

        var (room, refusal) = await values.EnterAsync(entry.Id, request.Value!.Trim(), context.RequestAborted);
        return room is null ? refusal!.ToProblem(context) : TypedResults.Ok(room);
    }

    /// <summary>One line, because a line end parts source and value where they are hashed.</summary>
    private static Refusal? ExplainText(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(char.IsControl)
            ? Refusal.Invalid(field, $"Must be one line of 1 to {MaxLength} characters.")
            : null;
}
