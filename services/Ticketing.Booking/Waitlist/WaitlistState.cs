namespace Ticketing.Booking.Waitlist;

/// <summary>
/// Life of a waitlist entry: <c>AUTHORISING → WAITING → OFFERED → SERVED | CHARGE_FAILED</c>, or <c>LEFT</c> by
/// its buyer, or <c>EXPIRED</c> with the sale. An offer that comes to nothing leads back to WAITING, in the old place.
/// </summary>
internal static class WaitlistState
{
    /// <summary>The provider has not said yet whether the money can be reserved.</summary>
    public const string Authorising = "AUTHORISING";

    /// <summary>In the line.</summary>
    public const string Waiting = "WAITING";

    /// <summary>A booking was made for it, and is being reserved and charged.</summary>
    public const string Offered = "OFFERED";

    /// <summary>Has its seats, paid. Final.</summary>
    public const string Served = "SERVED";

    /// <summary>Seats were there, the money was not. Final.</summary>
    public const string ChargeFailed = "CHARGE_FAILED";

    /// <summary>The buyer waits no longer. Final.</summary>
    public const string Left = "LEFT";

    /// <summary>The sale ended first. Final.</summary>
    public const string Expired = "EXPIRED";

    /// <summary>The provider reserved nothing, so it never was in the line. Final.</summary>
    public const string Declined = "DECLINED";
}

/// <summary>Why an entry was passed over, or an offer came to nothing, besides the seat engine's codes.</summary>
internal static class WaitlistReasons
{
    /// <summary>Fewer seats are free in every wanted section than the party needs.</summary>
    public const string TooFewSeats = "too-few-seats";

    /// <summary>Enough seats are free, but not side by side in one row.</summary>
    public const string NotTogether = "not-together";

    /// <summary>What is free costs more than the cap, or than what was authorised.</summary>
    public const string AbovePriceCap = "above-price-cap";

    /// <summary>They are the tickets that the entry's own buyer offers for resale.</summary>
    public const string OwnTickets = "own-tickets";

    /// <summary>The engine's hold ran out before it was charged.</summary>
    public const string HoldExpired = "hold-expired";

    /// <summary>The sale ended before the seats were charged.</summary>
    public const string SaleEnded = "sale-ended";

    /// <summary>A booking of the waitlist ended because its charge failed.</summary>
    public const string ChargeFailed = "waitlist-charge-failed";

    /// <summary>A booking of the waitlist ended because its seats cost more than the buyer allows.</summary>
    public const string OfferTooDear = "waitlist-above-price-cap";
}
