using System.Text.Json;
using Ticketing.PaymentSandbox.Api;
using Ticketing.PaymentSandbox.Cards;

namespace Ticketing.PaymentSandbox.Books;

/// <summary>The events that the shop has not taken yet. Not thread-safe: the books' lock guards it.</summary>
internal sealed class EventList(SandboxOptions options, TimeProvider clock)
{
    private readonly Dictionary<Guid, Delivery> _open = [];
    private readonly PriorityQueue<Guid, DateTimeOffset> _due = new();
    private readonly HashSet<Guid> _taken = [];

    /// <summary>The events that tell of a payment's new state; none when nobody listens.</summary>
    public IReadOnlyList<Delivery> Of(Payment payment) => DeliveriesOf(
        $"payment.{JsonNamingPolicy.SnakeCaseLower.ConvertName(payment.Status.ToString())}",
        payment.Behaviour,
        SandboxEventData.Of(payment));

    /// <summary>The events that tell of a refund.</summary>
    public IReadOnlyList<Delivery> Of(Refund refund, Payment? payment) => DeliveriesOf(
        refund.Succeeded ? "refund.succeeded" : "refund.failed",
        payment?.Behaviour ?? Behaviour.Ok,
        SandboxEventData.Of(refund));

    public IEnumerable<Delivery> Open() => _open.Values;

    public IReadOnlyList<Delivery> TakeDue(int max)
    {
        var due = new List<Delivery>();
        var now = clock.GetUtcNow();
        while (due.Count < max && _due.TryPeek(out var id, out var dueAt) && dueAt <= now)
        {
            _due.Dequeue();
            // A telling that was moved or ended since has another entry, or none.
            if (_open.TryGetValue(id, out var delivery) && delivery.DueAt == dueAt && _taken.Add(id))
            {
                due.Add(delivery);
            }
        }
        return due;
    }

    /// <summary>All that wait, as due now.</summary>
    public IReadOnlyList<Delivery> Hasten() =>
        [.. _open.Values.Where(d => !_taken.Contains(d.Id)).Select(d => d with { DueAt = clock.GetUtcNow() })];

    public void Remember(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            _taken.Remove(delivery.Id);
            if (delivery.Done)
            {
                _open.Remove(delivery.Id);
                continue;
            }
            _open[delivery.Id] = delivery;
            _due.Enqueue(delivery.Id, delivery.DueAt);
        }
    }

    private List<Delivery> DeliveriesOf(string type, Behaviour behaviour, SandboxEventData data)
    {
        if (options.WebhookUrl.Length == 0)
        {
            return [];
        }
        var now = clock.GetUtcNow();
        var id = $"evt_{Guid.CreateVersion7(now):N}";
        var body = JsonSerializer.Serialize(
            new SandboxEvent(id, type, now, data), SandboxJson.Default.SandboxEvent);
        var dueAt = now + behaviour switch
        {
            Behaviour.WebhookLate => options.LateWebhook,
            Behaviour.WebhookBeforeAnswer => TimeSpan.Zero,
            _ => options.WebhookDelay,
        };
        return [.. Enumerable.Range(0, behaviour == Behaviour.WebhookTwice ? 2 : 1)
            .Select(_ => new Delivery(Guid.CreateVersion7(now), id, body, dueAt, 0, false))];
    }
}
