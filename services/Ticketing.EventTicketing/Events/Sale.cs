using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Events;

/// <summary>What a seller may do with a sale.</summary>
internal enum SaleAction
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
/// Life of a sale: PREPARING → ON_SALE ⇄ CLOSED, CANCELLED from either, and ENDED from anywhere. A request for the
/// state that the sale is in already is granted, so that a repeated request gets the same answer.
/// </summary>
internal static class Sale
{
    /// <summary>The state after <paramref name="action"/>, or why not.</summary>
    public static (SaleStatus Next, Refusal? Refusal) Apply(SaleStatus current, SaleAction action) =>
        (current, action) switch
        {
            (_, SaleAction.End) => (SaleStatus.Ended, null),
            (SaleStatus.Preparing, _) => (current, EventErrors.Preparing),
            (SaleStatus.Ended, _) => (current, EventErrors.Ended),
            (_, SaleAction.Cancel) => (SaleStatus.Cancelled, null),
            (SaleStatus.Cancelled, _) => (current, EventErrors.Cancelled),
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
