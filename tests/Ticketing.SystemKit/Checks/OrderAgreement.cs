using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Checks;

/// <summary>Compares tickets with the orders that hold or bought them: no seat twice, none lost.</summary>
public static class OrderAgreement
{
    /// <summary>What disagrees.</summary>
    public static IEnumerable<string> Find(
        IReadOnlyDictionary<Place, TicketAnswer> tickets, IReadOnlyCollection<OrderResponse> orders)
    {
        var owners = new Dictionary<Place, OrderResponse>();
        foreach (var order in orders)
        {
            if (order.Status == OrderStatus.Processing)
            {
                yield return $"order {order.OrderId} is still PROCESSING";
            }

            if (order.Status is not (OrderStatus.PendingPayment or OrderStatus.Paid))
            {
                continue;
            }

            foreach (var place in order.Places)
            {
                if (!owners.TryAdd(place, order))
                {
                    yield return $"seat {place} belongs to orders {owners[place].OrderId} and {order.OrderId}";
                }

                var expected = order.Status == OrderStatus.Paid ? "SOLD" : "RESERVED";
                var ticket = tickets.GetValueOrDefault(place);
                if (ticket?.Status != expected || ticket.OrderId != order.OrderId)
                {
                    yield return $"order {order.OrderId} is {order.Status}, its ticket {place} is {ticket?.Status} of "
                        + (ticket?.OrderId?.ToString() ?? "nobody");
                }
            }
        }

        foreach (var ticket in tickets.Values.Where(t => t.Status != "AVAILABLE" && !owners.ContainsKey(t.Place)))
        {
            yield return $"ticket {ticket.Place} is {ticket.Status} for {ticket.OrderId}, which has it not";
        }
    }
}
