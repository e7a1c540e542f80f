using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.WaitingRoom;

/// <summary>Refusals of waiting rooms.</summary>
internal static class WaitingRoomErrors
{
    public static Refusal NoWaitingRoom { get; } = new(
        404, "no-waiting-room", "The sale of this event has no waiting room.");

    public static Refusal NotOpen { get; } = new(
        409, "waiting-room-closed", "The waiting room has not opened, or its sale is over.");

    public static Refusal Full { get; } = new(
        409, "waiting-room-full", "The waiting room has as many people as it can hold.");

    public static Refusal NotInQueue { get; } = new(
        404, "not-in-queue", "You have not entered this waiting room.");

    public static Refusal NotDrawn { get; } = new(
        409, "not-drawn", "The order is drawn when the sale begins; there is nothing to prove before, or without a draw.");

    public static Refusal SourceFixed { get; } = new(
        409, "value-source-fixed", "The public value of a draw is named before its waiting room opens.");

    public static Refusal NoSource { get; } = new(
        409, "no-value-source", "No public value was named for this draw before its waiting room opened.");

    public static Refusal ValueNotPublished { get; } = new(
        409, "value-not-published", "The public value is entered after it was published, not before.");

    public static Refusal Drawn { get; } = new(
        409, "already-drawn", "The order is drawn; nothing that it follows from can be changed.");

    /// <summary>Between the start of the sale and the draw: nobody may come between those who are in it.</summary>
    public static Refusal Drawing { get; } = new(
        503, "draw-running", "The order is being drawn. Enter again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };
}
