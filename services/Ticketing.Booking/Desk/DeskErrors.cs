using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Desk;

/// <summary>What a seller's desk may be refused with.</summary>
internal static class DeskErrors
{
    public static Refusal SearchTooBroad { get; } = new(
        422, "search-too-broad", "Too many people have such a name or address: type more of it.");

    /// <summary>Event-ticketing, which knows names and ticket numbers, does not answer.</summary>
    public static Refusal NamesUnavailable { get; } = new(
        503, "search-unavailable", "Names and ticket numbers cannot be looked up right now. Try again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(2),
    };
}
