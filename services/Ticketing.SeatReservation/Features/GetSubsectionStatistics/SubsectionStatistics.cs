namespace Ticketing.SeatReservation.Features.GetSubsectionStatistics;

/// <summary>Seats of a subsection by state; the first is the sum of the others.</summary>
public sealed record SubsectionStatistics(int Total, int Available, int Reserved, int Sold);
