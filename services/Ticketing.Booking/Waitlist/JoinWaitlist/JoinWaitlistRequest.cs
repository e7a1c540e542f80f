using System.ComponentModel.DataAnnotations;
using Ticketing.Booking.Payments;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist.JoinWaitlist;

/// <summary>Body of <c>POST /waitlist</c> (docs/api.md); every field may be missing. Never a card number.</summary>
internal sealed record JoinWaitlistRequest(
    [property: Required] long? EventId,
    [property: Required] int? PartySize,
    IReadOnlyList<string?>? Sections,
    bool? Adjacent,
    long? PriceCap,
    [property: Required] string? PaymentToken,
    bool? Accessible = null,
    int? Companions = null)
{
    /// <summary>The event and the wish, or which fields are wrong or missing.</summary>
    public (EventId EventId, WaitlistWish? Wish, Refusal? Refusal) Read()
    {
        var errors = new Dictionary<string, string[]>();
        if (EventId is not > 0)
        {
            errors["event_id"] = ["A positive number is required."];
        }
        if (PartySize is null)
        {
            errors["party_size"] = ["Required."];
        }
        if (Sections?.Any(string.IsNullOrEmpty) == true || Sections?.Count > MaxSections)
        {
            errors["sections"] = [$"At most {MaxSections} names; none for any section."];
        }
        if (PriceCap is < 0)
        {
            errors["price_cap"] = ["Not negative; absent for any price."];
        }
        if (Companions is not (null or 0) && Accessible != true)
        {
            errors["companions"] = ["Only beside accessible seats: with accessible."];
        }
        else if (Companions < 0 || (Companions > 0 && Companions >= PartySize))
        {
            errors["companions"] = ["Fewer than party_size, which counts everybody, and not negative."];
        }
        if (errors.Count > 0)
        {
            return (default, null, Refusal.Invalid(errors));
        }
        var wish = new WaitlistWish(
            PartySize!.Value,
            [.. (Sections ?? []).Select(s => s!).Distinct(StringComparer.Ordinal)],
            // A party with companions sits in one row, or not at all.
            Adjacent == true || Companions > 0,
            PriceCap,
            Accessible ?? false,
            Companions ?? 0);
        return (new EventId(EventId!.Value), wish, null);
    }

    /// <summary>Not the token: what is printed may be logged.</summary>
    public override string ToString() => nameof(JoinWaitlistRequest);

    // As many as an event may have.
    private const int MaxSections = 50;
}
