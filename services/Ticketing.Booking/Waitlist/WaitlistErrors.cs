using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist;

/// <summary>Refusals of the waitlist.</summary>
internal static class WaitlistErrors
{
    public static Refusal NoWaitlist { get; } = new(409, "no-waitlist", "The event has no waitlist.");

    public static Refusal WaitlistFirst { get; } = new(
        409, "waitlist-first", "Seats of this section go to the waitlist first. Join it, or choose another section.");

    public static Refusal WaitlistFull { get; } = new(409, "waitlist-full", "The waitlist of this event is full.");

    public static Refusal AlreadyWaiting { get; } = new(
        409, "already-waiting", "You are waiting for this event already.");

    public static Refusal SeatsAvailable { get; } = new(
        409, "seats-available", "Seats that fit are on sale now: no need to wait.");

    public static Refusal EntryNotFound { get; } = new(
        404, "waitlist-entry-not-found", "There is no such entry of yours.");

    public static Refusal EntryNotLeavable { get; } = new(
        409, "waitlist-entry-not-leavable", "An entry can be left while it waits.");
}
