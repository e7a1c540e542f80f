using System.Text.Json;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

/// <summary>The quick reader reads what the serializer reads, or leaves it to the serializer.</summary>
public sealed class ReserveRequestReaderTests
{
    private static readonly TicketReservedRequest Best = SeatEngine.Best(new EventId(7), 4);

    private static PromisedPrices Prices(long minor) => new(
    [
        new PromisedPrice("A", "Vörne", [new(3_000, 100), new(1_500, 100)]),
        new PromisedPrice("A", null, [new(minor, 0), new(0, 0)]),
    ])
    {
        Kinds = ["adult", "child"], Wanted = [0, 1, 1], Companions = [1], TaxBasisPoints = 1_900, KeepsFees = true,
    };

    public static TheoryData<TicketReservedRequest> Known => new(
        Best, Best with { Subsection = 3 }, Best with { AllOrNothing = true }, Best with { Section = "Ä \"\n" },
        Best with { PriceMinor = 120_000 }, Best with { Code = "Ä 10" },
        Best with { Prices = Prices(1_000) }, Best with { Prices = Prices(2_000), Code = "SUMMER" });

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

    [Fact]
    public void Reads_each_table_of_prices_as_it_is_however_often_another_came()
    {
        for (var minor = 0L; minor < 3_000; minor++)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(
                Best with { Prices = Prices(minor % 1_500) }, ContractsJson.Default.TicketReservedRequest);

            ReserveRequestReader.TryRead(json)!.Prices!.Prices[1].Amounts[0].PriceMinor.ShouldBe(minor % 1_500);
        }
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
    [InlineData("""{"mode":"BestAvailable","seats":[],"prices":{"prices":1}}""")]
    [InlineData("""{"mode":"BestAvailable","seats":[],"prices":{"prices":[]""")]
    public void Leaves_what_is_broken(string json) =>
        ReserveRequestReader.TryRead(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
