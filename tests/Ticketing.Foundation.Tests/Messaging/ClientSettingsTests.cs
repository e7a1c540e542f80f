using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;

namespace Ticketing.Foundation.Tests.Messaging;

public sealed class ClientSettingsTests
{
    private static readonly Channel Channel = Channel.Lane(0);

    [Fact]
    public void Fetches_keep_apart_only_where_an_interval_is_set()
    {
        var apart = ClientSettings.ConsumerOf(Channel, new MessagingOptions { FetchInterval = TimeSpan.FromMilliseconds(40) });
        (apart.QueuedMinMessages, apart.FetchQueueBackoffMs).ShouldBe((1, 40));

        // A zero would have a consumer with a full queue look at it without a pause; null is the client's own second.
        var usual = ClientSettings.ConsumerOf(Channel, new MessagingOptions());
        (usual.QueuedMinMessages, usual.FetchQueueBackoffMs).ShouldBe(((int?)null, (int?)null));
    }

    [Fact]
    public void Offsets_are_stored_by_hand_and_memory_is_bounded_whatever_is_set()
    {
        var settings = ClientSettings.ConsumerOf(Channel, new MessagingOptions { ServiceName = ServiceNames.Booking });
        settings.EnableAutoOffsetStore.ShouldBe(false);
        settings.QueuedMaxMessagesKbytes.ShouldBe(ConsumeLimits.QueuedKilobytes);
        settings.GroupId.ShouldBe(ConsumerGroups.Of(Channel, ServiceNames.Booking));
    }
}
