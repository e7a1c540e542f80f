namespace Ticketing.Booking.Waitlist;

/// <summary>
/// Seats of a section that are waited for together: its accessible ones, or its others. Nobody gets one kind who
/// asked for the other.
/// </summary>
internal readonly record struct SeatPool(string Section, bool Accessible);
