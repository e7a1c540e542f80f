using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking.Waitlist;

/// <summary>A waitlist entry as the public API shows it to its buyer (docs/api.md).</summary>
/// <param name="Position">From 1, among all who wait for the event; null when it does not wait.</param>
/// <param name="Ahead">How many of those before it wait for one of its sections; null when it does not wait.</param>
internal sealed record WaitlistEntryResponse(
    Guid EntryId,
    long EventId,
    Guid BuyerId,
    [property: OneOf(
        WaitlistState.Authorising, WaitlistState.Waiting, WaitlistState.Offered, WaitlistState.Served,
        WaitlistState.ChargeFailed, WaitlistState.Left, WaitlistState.Expired, WaitlistState.Declined)]
    string Status,
    int PartySize,
    IReadOnlyList<string> Sections,
    bool Adjacent,
    bool Accessible,
    int Companions,
    long? PriceCap,
    long Authorised,
    string Currency,
    long? Position,
    long? Ahead,
    Guid? OrderId,
    string? Reason,
    DateTimeOffset JoinedAt,
    DateTimeOffset UpdatedAt)
{
    public static WaitlistEntryResponse Of(PlacedEntry placed)
    {
        var row = placed.Entry;
        return new(
            row.Id,
            row.EventId,
            row.BuyerId,
            row.State,
            row.Wish.PartySize,
            row.Wish.Sections,
            row.Wish.Adjacent,
            row.Wish.Accessible,
            row.Wish.Companions,
            row.Wish.PriceCapMinor,
            row.AuthorisedMinor,
            row.Currency,
            placed.Position,
            placed.Ahead,
            row.BookingId,
            row.Reason,
            row.JoinedAt,
            row.UpdatedAt);
    }
}

/// <summary>A buyer's entries, newest first.</summary>
internal sealed record WaitlistEntriesResponse(IReadOnlyList<WaitlistEntryResponse> Entries);
