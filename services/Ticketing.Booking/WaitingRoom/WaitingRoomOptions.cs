namespace Ticketing.Booking.WaitingRoom;

/// <summary>Settings of waiting rooms, section <c>Booking:WaitingRoom</c>.</summary>
internal sealed class WaitingRoomOptions
{
    public const string Section = "Booking:WaitingRoom";

    /// <summary>
    /// Whether a room opens for an event that nobody marked, while more people order than the system bears. False closes
    /// those that are open.
    /// </summary>
    public bool OpensByItself { get; set; } = true;
}
