using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ticketing.Contracts.Seating;
using Ticketing.Foundation.Tests.Support;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.TestKit;

namespace Ticketing.Foundation.Tests.Messaging;

/// <summary>A copy that polls once an hour still answers with what is true now.</summary>
public sealed class DirectoryCatchUpTests
{
    private readonly EventId _known = Servers.NewEvent();

    [Fact]
    public async Task An_event_that_went_on_sale_after_the_last_poll_is_found()
    {
        var source = TestDirectory.Of(_known);
        using var directory = await StartAsync(source);
        var (closed, @new) = (_known, Servers.NewEvent());
        source.Set(closed, SaleStatus.Closed);
        await directory.CatchUpAsync(CancellationToken.None);

        source.Set(closed, SaleStatus.OnSale);
        source.Set(@new, SaleStatus.OnSale);

        directory.Find(@new).ShouldBeNull("no poll is due for an hour");
        foreach (var id in new[] { closed, @new })
        {
            (await directory.FindCurrentAsync(id, CancellationToken.None)).ShouldNotBeNull()
                .Status.ShouldBe(SaleStatus.OnSale);
        }
        await directory.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_read_that_began_before_the_change_does_not_count()
    {
        var source = new HeldSource(TestDirectory.Of(_known));
        using var directory = await StartAsync(source);
        source.Hold();
        var first = directory.CatchUpAsync(CancellationToken.None);
        await source.Reading.WaitAsync(Eventually.Patience);

        var @new = Servers.NewEvent();
        source.Inner.Set(@new, SaleStatus.OnSale);
        var second = directory.FindCurrentAsync(@new, CancellationToken.None).AsTask();
        source.Release();

        await first.WaitAsync(Eventually.Patience);
        (await second.WaitAsync(Eventually.Patience)).ShouldNotBeNull();
        await directory.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_thousand_callers_share_a_few_reads()
    {
        var source = new HeldSource(TestDirectory.Of(_known));
        using var directory = await StartAsync(source);
        var before = source.Reads;
        source.Hold();
        var waiting = Enumerable.Range(0, 1_000)
            .Select(_ => directory.FindCurrentAsync(Servers.NewEvent(), CancellationToken.None).AsTask()).ToList();
        await source.Reading.WaitAsync(Eventually.Patience);
        source.Release();

        (await Task.WhenAll(waiting).WaitAsync(Eventually.Patience)).ShouldAllBe(entry => entry == null);
        (source.Reads - before).ShouldBeLessThanOrEqualTo(2);
        await directory.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Nobody_waits_for_a_source_that_is_away_or_does_not_answer()
    {
        var source = new HeldSource(TestDirectory.Of(_known));
        using var directory = await StartAsync(source, timeout: TimeSpan.FromMilliseconds(100));
        source.Hold();
        (await directory.FindCurrentAsync(Servers.NewEvent(), CancellationToken.None)).ShouldBeNull();

        source.Fail();
        await Eventually.TrueAsync(
            () => directory.CatchUpAsync(CancellationToken.None).IsCompletedSuccessfully, "known to be away");
        directory.Find(_known).ShouldNotBeNull();
        await directory.StopAsync(CancellationToken.None);
    }

    private async Task<EventDirectory> StartAsync(IEventDirectorySource source, TimeSpan? timeout = null)
    {
        var options = new MessagingOptions
        {
            DirectoryPollInterval = TimeSpan.FromHours(1),
            DirectoryCatchUpTimeout = timeout ?? Eventually.Patience,
        };
        var directory = new EventDirectory(
            source, new ServiceCollection().BuildServiceProvider(), options, TimeProvider.System,
            NullLogger<EventDirectory>.Instance);
        await directory.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => directory.Find(_known) is not null, "the first poll");
        return directory;
    }

    /// <summary>A source whose answers a test can keep back. An answer kept back is as old as its question.</summary>
    private sealed class HeldSource(TestDirectory inner) : IEventDirectorySource
    {
        private TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _held;
        private int _reads;

        public TestDirectory Inner => inner;

        public int Reads => Volatile.Read(ref _reads);

        /// <summary>Completes when a read is kept back.</summary>
        public Task Reading => _reading.Task;

        public void Hold()
        {
            _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public void Release() => _held!.SetResult();

        public void Fail() => _held!.SetException(new HttpRequestException("away"));

        public async Task<EventDirectoryPage> ReadAsync(long after, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _reads);
            var page = await inner.ReadAsync(after, cancellation);
            if (_held is { } held)
            {
                _reading.TrySetResult();
                await held.Task.WaitAsync(cancellation);
            }

            return page;
        }
    }
}
