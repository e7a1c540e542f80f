using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>The code that an order names, and the code that a pre-sale asks for.</summary>
internal sealed class OrderCodes(FindCode codes, TimeProvider clock)
{
    /// <summary>For the documents of the endpoints that take a code.</summary>
    public static readonly IReadOnlyList<Refusal> Refusals =
    [
        CodeErrors.CodeNotFound, CodeErrors.CodeNotYetValid, CodeErrors.CodeExpired, CodeErrors.CodeStopped,
        CodeErrors.CodeUsedUp, CodeErrors.CodeUsedByYou, CodeErrors.CodeSeatCount, CodeErrors.CodeOtherSection,
        CodeErrors.CodeOtherCurrency, CodeErrors.PresaleCodeNeeded, CodeErrors.TooManyCodeGuesses,
    ];

    /// <summary>
    /// The code, or null for an order that needs none. A code that only opens a pre-sale is not used up once everybody may
    /// order.
    /// </summary>
    public async Task<(CodeRow? Code, Refusal? Refusal)> FindAsync(
        EventDirectoryEntry entry, SeatWish wish, CodeGuesser guesser, CancellationToken ct)
    {
        var isPresale = entry.IsPresale(clock.GetUtcNow());
        if (wish.Code is not { } typed)
        {
            return (null, isPresale ? PresaleOf(entry) : null);
        }
        var (code, refusal) = await codes.FindAsync(
            entry, typed, new CodeWish(wish.Quantity, wish.Sections, wish.Category), guesser, ct);
        if (code is null)
        {
            return (null, refusal);
        }
        if (code.Kind == CodeKinds.Access)
        {
            return (isPresale ? code : null, null);
        }
        return isPresale ? (null, PresaleOf(entry)) : (code, null);
    }

    private Refusal PresaleOf(EventDirectoryEntry entry) => CodeErrors.PresaleCodeNeeded with
    {
        RetryAfter = entry.SaleStartsAt - clock.GetUtcNow(),
    };
}
