using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

/// <summary>The quick reader reads what the serializer reads, or leaves it to the serializer.</summary>
public sealed class ReserveRequestReaderTests
{
    private static readonly TicketReservedRequest Best = SeatEngine.Best(new EventId(7), 4);

    public static TheoryData<TicketReservedRequest> Known => new(
        Best, Best with { Subsection = 3 }, Best with { AllOrNothing = true }, Best with { Section = "Ä \"\n" },
        Best with { PriceMinor = 120_000 });

    public static TheoryData<TicketReservedRequest> Unknown => new(
        SeatEngine.Manual(new EventId(7), false, [1, 1, 1]), Best with { Attempt = 1 }, Best with { Adjacent = true },
        Best with { Accessible = true }, Best with { PriceCapMinor = 0 });

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void Reads_what_the_serializer_writes(TicketReservedRequest request)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(request, ContractsJson.Default.TicketReservedRequest);

        var read = ReserveRequestReader.TryRead(json).ShouldNotBeNull();

        JsonSerializer.SerializeToUtf8Bytes(read, ContractsJson.Default.TicketReservedRequest).ShouldBe(json);
    }

    [Theory]
    [MemberData(nameof(Unknown), DisableDiscoveryEnumeration = true)]
    public void Leaves_what_it_does_not_know(TicketReservedRequest request) => ReserveRequestReader.TryRead(
        JsonSerializer.SerializeToUtf8Bytes(request, ContractsJson.Default.TicketReservedRequest)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"mode":"BestAvailable","seats":[]""")]
    [InlineData("""{"mode":"BestAvailable","seats":[]} x""")]
    [InlineData("""{"mode":"BestAvailable","seats":[],"quantity":null}""")]
    [InlineData("""{"mode":"BestAvailable","seats":[],"bookingId":"none"}""")]
    [InlineData("""{"mode":"BestAvailable","seats":[],"a later field":1}""")]
    public void Leaves_what_is_broken(string json) =>
        ReserveRequestReader.TryRead(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
