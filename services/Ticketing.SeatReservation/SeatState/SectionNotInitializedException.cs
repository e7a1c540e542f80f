namespace Ticketing.SeatReservation.SeatState;

/// <summary>The live state of a section is not there, yet or any more. Trying again later may find it.</summary>
internal sealed class SectionNotInitializedException(EventId eventId, string section)
    : Exception($"Section {section} of event {eventId} is not initialised.");
