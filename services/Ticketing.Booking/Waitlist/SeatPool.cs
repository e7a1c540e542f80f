namespace Ticketing.Booking.Waitlist;

/// <summary>
/// The accessible seats of a section, or its other seats. An entry waits for one kind and is never offered the other.
/// Companion seats go with accessible ones and are in no pool of their own.
/// </summary>
internal readonly record struct SeatPool(string Section, bool Accessible);
