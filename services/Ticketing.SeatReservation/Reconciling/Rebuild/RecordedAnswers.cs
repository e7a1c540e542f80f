using Confluent.Kafka;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;

namespace Ticketing.SeatReservation.Reconciling.Rebuild;

/// <summary>
/// Knows whether event-ticketing has recorded every reservation that was published for a section: its consumer
/// group has committed the whole log of the section's partition. Before that, PostgreSQL may call a seat free that
/// a buyer has been promised, and nothing may be rebuilt from it.
/// </summary>
internal sealed class RecordedAnswers(
    MessagingOptions options, IOptions<ReconcilingOptions> settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits a little until everything is recorded that the section's partition held when this was called; what comes
    /// later is of other sections, which share the partition. Returns how many messages are still outstanding.
    /// </summary>
    /// <exception cref="KafkaException">The broker does not answer.</exception>
    public async Task<long> WaitAsync(EventDirectoryEntry entry, int sectionIndex, CancellationToken cancellation)
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

        var log = await Task.Run(() => consumer.QueryWatermarkOffsets(partition, Patience), cancellation);
        var until = time.GetUtcNow() + settings.Value.RecordedPatience;
        while (true)
        {
            var committed = await Task.Run(() => consumer.Committed([partition], Patience), cancellation);
            var offset = committed.Single().Offset;
            var recorded = offset == Offset.Unset ? log.Low.Value : Math.Max(offset.Value, log.Low.Value);
            var outstanding = Math.Max(0, log.High.Value - recorded);
            if (outstanding == 0 || time.GetUtcNow() >= until)
            {
                return outstanding;
            }

            await Task.Delay(PollInterval, time, cancellation);
        }
    }
}
