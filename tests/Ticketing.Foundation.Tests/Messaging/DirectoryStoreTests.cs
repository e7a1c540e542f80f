using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts.Seating;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>A service starts with its own copy of the directory.</summary>
public sealed class DirectoryStoreTests
{
    [Fact]
    public async Task A_store_that_never_answers_is_asked_again()
    {
        var page = await TestDirectory.Of(Servers.NewEvent()).ReadAsync(0, CancellationToken.None);
        var entry = page.Changes[0];
        var store = new Store(entry);
        await using var services = new ServiceCollection().AddSingleton<IEventDirectoryStore>(store)
            .BuildServiceProvider();
        using var directory = new EventDirectory(
            new Away(), services,
            new MessagingOptions { DirectoryStoreTimeout = TimeSpan.FromMilliseconds(200) }, TimeProvider.System,
            NullLogger<EventDirectory>.Instance);

        await directory.StartAsync(CancellationToken.None).WaitAsync(Eventually.Patience);

        directory.Find(entry.Id).ShouldBe(entry);
        store.Asked.ShouldBe(2);
        await directory.StopAsync(CancellationToken.None);
    }

    /// <summary>Its first answer gets lost.</summary>
    private sealed class Store(EventDirectoryEntry entry) : IEventDirectoryStore
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyList<EventDirectoryEntry>> LoadAsync(CancellationToken cancellation) =>
            ++Asked == 1
                ? new TaskCompletionSource<IReadOnlyList<EventDirectoryEntry>>().Task
                : Task.FromResult<IReadOnlyList<EventDirectoryEntry>>([entry]);

        public Task SaveAsync(IReadOnlyList<EventDirectoryEntry> changed, CancellationToken cancellation) =>
            Task.CompletedTask;
    }

    private sealed class Away : IEventDirectorySource
    {
        public Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation) =>
            throw new HttpRequestException("away");
    }
}
