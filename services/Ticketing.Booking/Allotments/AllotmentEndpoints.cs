using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Allotments;

/// <summary>Reading allotments, and releasing them by hand.</summary>
internal static class AllotmentEndpoints
{
    public static void MapReadAllotments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/events/{eventId}/allotments", ListAsync)
            .WithName("ListAllotments")
            .WithTags("allotments")
            .WithSummary("List the allotments of an event, newest first")
            .Refuses(BookingErrors.EventNotFound, BookingErrors.NotYourEvent)
            .Produces<AllotmentList>()
            .RequireSeller(SellerAction.EventsRead);
        routes.MapGet("/events/{eventId}/allotments/{allotmentId}", GetAsync)
            .WithName("GetAllotment")
            .WithTags("allotments")
            .WithSummary("Get an allotment with the seats it keeps")
            .Refuses(
                BookingErrors.EventNotFound, BookingErrors.NotYourEvent, AllotmentErrors.AllotmentNotFound)
            .Produces<AllotmentResponse>()
            .RequireSeller(SellerAction.EventsRead);
    }

    public static void MapReleaseAllotment(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events/{eventId}/allotments/{allotmentId}/release", ReleaseAsync)
        .WithName("ReleaseAllotment")
        .WithTags("allotments")
        .WithSummary("Put seats of an allotment on sale")
        .WithDescription("All of them, or those that are named. Releasing all again changes nothing.")
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent,
            AllotmentErrors.AllotmentNotFound, AllotmentErrors.AllotmentReleased, BookingErrors.NoSuchSeat,
            BookingErrors.SectionNotFound, BookingErrors.QuantityOutOfRange, BookingErrors.WholeTable)
        .Produces<AllotmentResponse>()
        .RequireSeller(SellerAction.EventsWrite);

    private static async Task<IResult> ListAsync(
        string eventId, AllotmentStore store, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        return entry is null
            ? notOwn!.ToProblem(context)
            : TypedResults.Ok(new AllotmentList(await store.ListAsync(entry.Id, context.RequestAborted)));
    }

    private static async Task<IResult> GetAsync(
        string eventId, string allotmentId, AllotmentStore store, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, context.RequestAborted);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        return Guid.TryParse(allotmentId, out var id)
            && await store.FindAsync(entry.Id, id, context.RequestAborted) is { } allotment
                ? TypedResults.Ok(allotment)
                : AllotmentErrors.AllotmentNotFound.ToProblem(context);
    }

    private static async Task<IResult> ReleaseAsync(
        string eventId, string allotmentId,
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] ReleaseAllotmentRequest? request,
        ReleaseAllotmentUseCase useCase, AllotmentStore store, IEventDirectory directory, ClaimsPrincipal user,
        HttpContext context)
    {
        var ct = context.RequestAborted;
        var (entry, notOwn) = await directory.FindOwnAsync(eventId, user, ct);
        if (entry is null)
        {
            return notOwn!.ToProblem(context);
        }
        if (!Guid.TryParse(allotmentId, out var id) || await store.FindAsync(entry.Id, id, ct) is not { } allotment)
        {
            return AllotmentErrors.AllotmentNotFound.ToProblem(context);
        }
        IReadOnlyList<SeatPosition>? seats = null;
        if (request?.Seats is { } named)
        {
            var (wish, invalid) = SellerWishes.Read(
                entry, allotment.Section, null, null, named, AllotmentRules.MaxSeats, allOrNothing: false);
            if (invalid is not null)
            {
                return invalid.ToProblem(context);
            }
            seats = wish!.Seats;
        }
        var refusal = await useCase.HandleAsync(entry, id, seats, AuditActor.Of(user), ct);
        return refusal is null
            ? TypedResults.Ok(await store.FindAsync(entry.Id, id, ct))
            : refusal.ToProblem(context);
    }
}
