using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Limits;
using Ticketing.Contracts;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>Body of <c>POST /orders/code-look-up</c>.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Code">As somebody typed it.</param>
internal sealed record LookUpCodeRequest([property: Required] long? EventId, [property: Required] string? Code);

/// <summary>What a typed code is, whatever is ordered with it.</summary>
/// <param name="Code">As its seller writes it; of an allotment, as it was typed.</param>
/// <param name="Kind">
/// What it does. An order names a code of the kind <c>allotment</c> as <c>allotment_code</c>, any other as <c>code</c>.
/// </param>
/// <param name="Sections">The sections for which it counts; null for all.</param>
/// <param name="Seats">Of an allotment: the seats that are kept for the code now, all of its one section.</param>
internal sealed record CodeLookUp(
    string Code,
    [property: OneOf(
        CodeKinds.Amount, CodeKinds.Percent, CodeKinds.NForM, CodeKinds.Access, CodeKinds.Voucher, CodeKinds.FreeSeat,
        LookUpCodeEndpoint.Allotment)]
    string Kind,
    IReadOnlyList<string>? Sections,
    IReadOnlyList<AllottedSeat>? Seats);

/// <summary>
/// <c>POST /orders/code-look-up</c>: what a code is, before any seat is chosen. A buyer has one field for all codes: first the
/// seller's codes are looked at, then the allotments of the event. A code that is neither counts as a wrong one of both.
/// </summary>
internal static class LookUpCodeEndpoint
{
    public const string Allotment = "allotment";

    public static void MapLookUpCode(this IEndpointRouteBuilder routes) => routes
        .MapPost("/orders/code-look-up", HandleAsync)
        .WithName("LookUpCode")
        .WithTags("orders")
        .WithSummary("Say what a code is")
        .WithDescription(
            "Discount, voucher, access to a pre-sale, or seats that are kept for the code. Nothing is held and no use is taken; "
            + "what it does to the price of an order says `POST /orders/code-preview`.")
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, CodeErrors.CodeNotFound, CodeErrors.CodeNotYetValid,
            CodeErrors.CodeExpired, CodeErrors.CodeStopped, CodeErrors.CodeUsedUp, CodeErrors.CodeUsedByYou,
            CodeErrors.CodeOtherCurrency, CodeErrors.TooManyCodeGuesses, AllotmentErrors.TooManyCodes,
            BookingErrors.TemporarilyUnavailable)
        .Produces<CodeLookUp>()
        .RequireAuthorization(Policies.Buyer);

    private static async Task<IResult> HandleAsync(
        LookUpCodeRequest request, IEventDirectory directory, FindCode codes, AllotmentCodes allotmentCodes,
        AllotmentStore allotments, ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (request.EventId is not > 0 || string.IsNullOrWhiteSpace(request.Code))
        {
            return Refusal.Invalid(request.EventId is not > 0 ? "event_id" : "code", "Required.").ToProblem(context);
        }
        EventId eventId = new(request.EventId.Value);
        if (await directory.FindCurrentAsync(eventId, ct) is not { } entry)
        {
            return BookingErrors.EventNotFound.ToProblem(context);
        }
        var buyer = user.UserId().Value;
        CodeGuesser guesser = new(buyer, context.SenderAddress());
        var found = await codes.LookUpAsync(
            entry, CodeText.Normalise(request.Code) ?? CodeText.Impossible, guesser);
        if ((found.Refusal ?? (found.Code is { } known ? await codes.FindUseRefusalAsync(known, buyer, ct) : null))
            is { } refusal)
        {
            return refusal.ToProblem(context);
        }
        if (found.Code is { } code)
        {
            return TypedResults.Ok(new CodeLookUp(code.Shown, code.Kind, code.Sections, null));
        }
        var (id, wrong) = await allotmentCodes.FindAsync(new EventBuyer(eventId.Value, buyer), request.Code.Trim(), ct);
        if (wrong is null && await allotments.FindAsync(eventId, id, ct) is { } kept)
        {
            return TypedResults.Ok(new CodeLookUp(request.Code.Trim(), Allotment, [kept.Section], kept.Seats));
        }
        if (wrong == AllotmentErrors.WrongCode)
        {
            await codes.CountWrongAsync(guesser, ct);
            wrong = CodeErrors.CodeNotFound;
        }
        return (wrong ?? CodeErrors.CodeNotFound).ToProblem(context);
    }
}
