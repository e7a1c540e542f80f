using System.Globalization;
using System.Security.Claims;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Codes.ManageCodes;

/// <summary><c>POST /sellers/me/codes</c>: one code of a chosen name, or many that nobody guesses.</summary>
internal static class CreateCodes
{
    /// <summary>Of one request: what is answered and inserted within a second.</summary>
    public const int MaxBatch = 5_000;

    public static void MapCreateCodes(this IEndpointRouteBuilder routes) => routes
        .MapPost("/sellers/me/codes", HandleAsync)
        .WithName("CreateCodes")
        .WithTags("codes")
        .WithSummary("Make a code, or a batch of codes")
        .WithDescription(
            "For one event, or without `event_id` for all events of the seller. With `code` one of that name, else `count` "
            + "codes that nobody guesses, each for one use unless `max_uses` says otherwise (a voucher: until its money is "
            + "used up). Capital letters, blanks and hyphens do not matter where a code is typed.")
        .Refuses(
            Refusal.InvalidRequest, BookingErrors.EventNotFound, BookingErrors.NotYourEvent, BookingErrors.EmailNotVerified,
            CodeErrors.CodeTaken, CodeErrors.TooManyCodes)
        .Produces<CreatedCodesResponse>(StatusCodes.Status201Created)
        .RequireSeller(SellerAction.EventsWrite);

    private static async Task<IResult> HandleAsync(
        CreateCodesRequest request, CodeStore store, IEventDirectory directory, ClaimsPrincipal user, HttpContext context)
    {
        var ct = context.RequestAborted;
        if (!user.IsEmailVerified())
        {
            return BookingErrors.EmailNotVerified.ToProblem(context);
        }
        EventDirectoryEntry? entry = null;
        if (request.EventId is { } id)
        {
            (entry, var notOwn) = await directory.FindOwnAsync(id.ToString(CultureInfo.InvariantCulture), user, ct);
            if (entry is null)
            {
                return notOwn!.ToProblem(context);
            }
        }
        var errors = new Dictionary<string, string[]>();
        var worth = CodeWorth.Read(request, entry?.Currency, errors);
        var terms = CodeTerms.Read(request, errors);
        var shown = ReadCodes(request, errors);
        if (errors.Count > 0)
        {
            return Refusal.Invalid(errors).ToProblem(context);
        }
        var isBatch = request.Code is null && shown.Count > 1;
        var (codes, refusal) = await store.AddAsync(
            new NewCodes(
                user.SellerId(), entry?.Id.Value, shown, isBatch ? Guid.CreateVersion7() : null, worth,
                WithDefaults(terms, request, worth)),
            AuditActor.Of(user), ct);
        return refusal is not null
            ? refusal.ToProblem(context)
            : TypedResults.Created(
                "/sellers/me/codes", new CreatedCodesResponse(codes[0].BatchId, [.. codes.Select(CodeResponse.Of)]));
    }

    private static IReadOnlyList<string> ReadCodes(CreateCodesRequest request, Dictionary<string, string[]> errors)
    {
        if (request.Code is { } typed)
        {
            if (CodeText.Normalise(typed) is null)
            {
                errors["code"] = [
                    $"{CodeText.MinLength} to {CodeText.MaxLength} letters A to Z and digits; hyphens and blanks do not count."];
            }
            if (request.Count is not (null or 1))
            {
                errors["count"] = ["Only without code."];
            }
            return [typed.Trim().ToUpperInvariant()];
        }
        if (request.Count is not (>= 1 and <= MaxBatch))
        {
            errors["count"] = [$"1 to {MaxBatch}, or a code."];
            return [];
        }
        return [.. Enumerable.Range(0, request.Count.Value).Select(_ => CodeText.Generate())];
    }

    /// <summary>What money and seats were given for comes back on a refund; a seat for nothing is one use.</summary>
    private static CodeTerms WithDefaults(CodeTerms terms, CreateCodesRequest request, CodeWorth worth) => terms with
    {
        MaxUses = terms.MaxUses
            ?? (worth.Kind == CodeKinds.FreeSeat || (request.Code is null && worth.Kind != CodeKinds.Voucher) ? 1 : null),
        ReturnsOnRefund = terms.ReturnsOnRefund ?? worth.Kind is CodeKinds.Voucher or CodeKinds.FreeSeat,
    };
}
