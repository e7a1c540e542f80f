using Ticketing.SeatReservation.Reserving.SeatChoice;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>Reserving, releasing and selling seats: functions that run inside Kvrocks.</summary>
internal static class ReservingModule
{
    public static void AddReserving(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<SectionCalls>()
        .AddSingleton<ReserveSeats>()
        .AddSingleton<ReleaseSeats>()
        .AddSingleton<FinalizePayment>();
}
