using Confluent.Kafka;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>
/// Knows whether event-ticketing has recorded every reservation that was published for a section: its consumer
/// group has committed the whole log of the section's partition. Before that, PostgreSQL may call a seat free that
/// a buyer has been promised, and nothing may be rebuilt from it.
/// </summary>
public sealed class RecordedAnswers(MessagingOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reservations of the section's partition that are published and not recorded yet.</summary>
    /// <exception cref="KafkaException">The broker does not answer.</exception>
    public Task<long> CountOutstandingAsync(EventDirectoryEntry entry, int sectionIndex) => Task.Run(() =>
    {
        var partition = new TopicPartition(
            Topics.TicketsReserved.In(entry.Channel), MessageKeys.PartitionOf(sectionIndex));
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = ConsumerGroups.Of(entry.Channel, ServiceNames.EventTicketing),
            EnableAutoCommit = false,
            AllowAutoCreateTopics = false,
        }).SetLogHandler((_, _) => { }).Build(); // it only asks; it never joins the group

        // In this order: what is published after the end was read belongs to a section that is alive.
        var log = consumer.QueryWatermarkOffsets(partition, Patience);
        var committed = consumer.Committed([partition], Patience).Single().Offset;
        var recorded = committed == Offset.Unset ? log.Low.Value : Math.Max(committed.Value, log.Low.Value);
        return Math.Max(0, log.High.Value - recorded);
    });
}
