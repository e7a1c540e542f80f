using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Tickets;

namespace Ticketing.EventTicketing.Tests.Tickets;

public sealed class SeatListTests
{
    [Fact]
    public void A_list_of_seats_reads_back()
    {
        List<SeatPosition> seats = [new(1, 5, 12), new(10, 200, 200)];

        SeatList.Write(seats).ShouldBe("1-5-12,10-200-200");
        SeatList.Read(SeatList.Write(seats)).ShouldBe(seats);
        SeatList.Read("").ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_states_read_back()
    {
        foreach (var status in Enum.GetValues<TicketStatus>())
        {
            TicketStatusNames.Parse(TicketStatusNames.NameOf(status)).ShouldBe(status);
        }
    }
}
