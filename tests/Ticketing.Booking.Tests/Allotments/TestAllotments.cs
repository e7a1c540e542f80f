using Ticketing.Booking.Allotments;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Tests.Support;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Tests.Allotments;

/// <summary>Allotments of section A whose seats the seat engine has answered.</summary>
internal static class TestAllotments
{
    /// <summary>Keeps these seats for who has the code; returns the allotment.</summary>
    public static async Task<Guid> KeepAsync(BookingHost host, string code, IReadOnlyList<SeatPosition> seats)
    {
        var (id, refusal) = await host.Get<CreateAllotmentUseCase>().HandleAsync(
            host.Get<IEventDirectory>().Find(new EventId(TestEvents.OnSale))!,
            new CreateAllotmentRequest(
                "Friends", "presale", "A", null, null, [.. seats.Select(s => new SellerSeat(s.Subsection, s.Row, s.Seat))], null,
                code),
            AuditActor.System, null, CancellationToken.None);
        refusal.ShouldBeNull();
        var booking = (await host.Get<BookingStore>().NewestOfBuyerAsync(id, 1, CancellationToken.None))[0];
        await host.AnswerAsync(SeatAnswer.Reserved(
            booking.Id, new UserId(id), [.. seats.Select(s => new PricedSeat(s.Subsection, s.Row, s.Seat, 1))],
            host.Clock.GetUtcNow()));
        return id;
    }
}
