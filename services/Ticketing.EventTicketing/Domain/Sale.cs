using Ticketing.Contracts.Seating;

namespace Ticketing.EventTicketing.Domain;

/// <summary>What a seller may ask of a running sale.</summary>
public enum SaleAction
{
    /// <summary>No new bookings; running holds may still be paid.</summary>
    Close,

    /// <summary>Bookings again.</summary>
    Reopen,

    /// <summary>The event is over; services stop consuming its channel. Final.</summary>
    End,

    /// <summary>The event is called off: everything held is released and everything paid is refunded.</summary>
    Cancel,
}

/// <summary>
/// Life of a sale: PREPARING → ON_SALE ⇄ CLOSED, CANCELLED from either, and ENDED from anywhere. Asking for the
/// state it is in already is granted, so that a repeated request gets the same answer.
/// </summary>
public static class Sale
{
    /// <summary>The state after <paramref name="action"/>, or why not.</summary>
    public static (SaleStatus Next, Refusal? Refusal) Apply(SaleStatus current, SaleAction action) =>
        (current, action) switch
        {
            (_, SaleAction.End) => (SaleStatus.Ended, null),
            (SaleStatus.Preparing, _) => (current, new Refusal(
                RefusalCodes.EventPreparing, "The event is still being prepared; try again in a moment.")),
            (SaleStatus.Ended, _) => (current, new Refusal(RefusalCodes.EventEnded, "The event is over.")),
            (_, SaleAction.Cancel) => (SaleStatus.Cancelled, null),
            (SaleStatus.Cancelled, _) => (current, new Refusal(
                RefusalCodes.EventCancelled, "The event is cancelled.")),
            (_, SaleAction.Close) => (SaleStatus.Closed, null),
            (_, SaleAction.Reopen) => (SaleStatus.OnSale, null),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
        };

    /// <summary>The state as it stands in the database and in answers, for example <c>ON_SALE</c>.</summary>
    public static string NameOf(SaleStatus status) => status switch
    {
        SaleStatus.Preparing => "PREPARING",
        SaleStatus.OnSale => "ON_SALE",
        SaleStatus.Closed => "CLOSED",
        SaleStatus.Ended => "ENDED",
        SaleStatus.Cancelled => "CANCELLED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The state with this name, or null.</summary>
    public static SaleStatus? Parse(string? name) => name switch
    {
        "PREPARING" => SaleStatus.Preparing,
        "ON_SALE" => SaleStatus.OnSale,
        "CLOSED" => SaleStatus.Closed,
        "ENDED" => SaleStatus.Ended,
        "CANCELLED" => SaleStatus.Cancelled,
        _ => null,
    };
}
