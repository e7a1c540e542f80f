using System.Net.Http.Json;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>
/// Buyers who offer their tickets, and others who buy them, while some givers come in by the old code, want their money back or
/// keep the tickets after all.
/// </summary>
internal sealed class ResaleFlow : FaultFlow
{
    private const string Offer = "offer-resale";
    private const string Buy = "buy-resale";
    private const string Pay = "pay-resale";
    private const string InHand = "in-hand";
    private const string Sold = "resold";

    public override string Name => "resale";

    public override IReadOnlyList<SagaStep> Steps { get; } =
    [
        SagaStep.Sent(Offer),
        SagaStep.Uncommitted(Offer, Offer, HeldTable.Booking("resale_tickets", "INSERT INTO resale_tickets")),
        SagaStep.Sent(Buy),
        SagaStep.Uncommitted(Buy, Buy, HeldTable.Booking("resale_tickets", "taken_by")),
        new(InHand),
        SagaStep.Uncommitted("claim", Pay, HeldTable.Booking("resale_tickets", "'SELLING'")),
        SagaStep.Uncommitted("withholding", Pay, HeldTable.Events("ticket_withholdings")),
        // The claim writes resale_tickets before; this table is written when the money is captured and the tickets sold.
        SagaStep.Uncommitted("sale", Pay, HeldTable.Booking("invoice_queue", "UPDATE transactions")),
        new(Sold),
    ];

    /// <summary>No fee: what is kept of a booking is then exactly what its tickets are worth.</summary>
    internal override async Task PrepareAsync(FaultScene scene) => await Served.AnswerAsync(
        ct => scene.Seller.SendAsync<ResaleTermsResponse>(
            HttpMethod.Put, $"/events/{scene.EventId}/resale/terms",
            JsonContent.Create(
                new ResaleTermsRequest { IsAllowed = true, FeePercent = 0, EndsMinutesBefore = 0 },
                ApiJson.Of<ResaleTermsRequest>()),
            ct),
        "the terms of resale");

    internal override FaultActor Actor(FaultScene scene, FaultGate gate, SagaStep step, int n, Random random) => new Giver(
        scene, gate, AnySeats(scene, random, 2), meanwhile: (Meanwhile)random.Next(5), pays: step.Before == Pay || n % 4 != 3);

    /// <summary>What the giver does while somebody pays.</summary>
    private enum Meanwhile
    {
        Nothing = 0,
        ComesIn = 1,
        WantsMoney = 2,
        KeepsThem = 3,
        StillNothing = 4,
    }

    private sealed class Giver(FaultScene scene, FaultGate gate, CreateOrderRequest wish, Meanwhile meanwhile, bool pays)
        : FaultActor(scene, gate)
    {
        private readonly Person _giver = scene.Client.Buyer("Giver");
        private readonly Person _fan = scene.Client.Buyer("Fan");

        protected override async Task ActAsync(CancellationToken ct)
        {
            var order = await BuyAsync(_giver, wish, pays: true, ct);
            if (order.Status != OrderStatus.Paid)
            {
                return;
            }

            var tickets = await TicketsAsync(_giver, order.OrderId, order.Seats.Count, ct);
            await PassAsync(Offer, ct);
            var offered = await PersistAsync(() => _giver.PostAsync<OfferResaleRequest, MyResaleResponse>(
                $"/orders/{order.OrderId}/resale", new OfferResaleRequest { Seats = [.. order.Seats.Select(SeatOf)] }, ct), ct);
            if (!offered.IsSuccess || await FindOfferAsync(order, ct) is not { } offer)
            {
                return;
            }

            await PassAsync(Buy, ct);
            var bought = await PersistAsync(() => _fan.PostAsync<BuyResaleRequest, OrderResponse>(
                $"/events/{Scene.EventId}/resale/orders", new BuyResaleRequest { OfferId = offer }, ct), ct);
            if (!bought.IsSuccess)
            {
                return;
            }

            Reach(InHand);
            await Task.WhenAll(PayOrLetGoAsync(bought.Value, ct), BesideAsync(order, tickets, ct));
        }

        private async Task PayOrLetGoAsync(OrderResponse order, CancellationToken ct)
        {
            if (!pays)
            {
                await PersistAsync(() => _fan.CancelAsync(order.OrderId), ct);
                return;
            }

            await PassAsync(Pay, ct);
            if ((await PayAsync(_fan, order.OrderId, ct)).Status == OrderStatus.Paid)
            {
                Reach(Sold);
                await TicketsAsync(_fan, order.OrderId, order.Seats.Count, ct);
            }
        }

        private async Task BesideAsync(OrderResponse order, IReadOnlyList<MyTicketAnswer> tickets, CancellationToken ct)
        {
            if (meanwhile == Meanwhile.ComesIn)
            {
                var (code, scan) = (tickets[0].Code!, Guid.NewGuid());
                if ((await PersistAsync(() => Scene.ScanAsync(code, scan, ct), ct)).Content?.Outcome is "admitted")
                {
                    Scene.LetIn(tickets[0]);
                }
            }
            else if (meanwhile == Meanwhile.WantsMoney)
            {
                await PersistAsync(() => _giver.CancelAsync(order.OrderId), ct);
            }
            else if (meanwhile == Meanwhile.KeepsThem)
            {
                await PersistAsync(() => _giver.PostAsync<OfferResaleRequest, MyResaleResponse>(
                    $"/orders/{order.OrderId}/resale/withdraw", new OfferResaleRequest(), ct), ct);
            }
        }

        /// <summary>The offer once everybody may buy it; null where the giver has not the tickets any more.</summary>
        private async Task<Guid?> FindOfferAsync(OrderResponse order, CancellationToken ct)
        {
            while (true)
            {
                var offers = (await PersistAsync(
                    () => _fan.GetAsync<ResaleOffersResponse>($"/events/{Scene.EventId}/resale", ct), ct)).Value.Offers;
                var mine = offers.FirstOrDefault(o => o.Section == order.Section && o.Seats.Any(s => IsAt(s, order.Seats[0])));
                if (mine is not null)
                {
                    return mine.OfferId;
                }

                if ((await PersistAsync(() => _giver.OrderAsync(order.OrderId, ct), ct)).Value.Status != OrderStatus.Paid)
                {
                    return null;
                }

                await Task.Delay(Pause, ct);
            }
        }

        private static GivenSeat SeatOf(OrderSeat seat) =>
            new() { Subsection = seat.Subsection, Row = seat.Row, Seat = seat.Seat };

        private static bool IsAt(OrderSeat one, OrderSeat other) =>
            (one.Subsection, one.Row, one.Seat) == (other.Subsection, other.Row, other.Seat);
    }
}
