using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist;

/// <summary>What a use case of the waitlist answers: the entry with its place, or why not.</summary>
internal readonly record struct WaitlistOutcome(PlacedEntry? Entry, Refusal? Refusal)
{
    public static implicit operator WaitlistOutcome(PlacedEntry entry) => new(entry, null);

    public static implicit operator WaitlistOutcome(Refusal refusal) => new(null, refusal);
}
