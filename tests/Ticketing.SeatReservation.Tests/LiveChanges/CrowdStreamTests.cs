using System.Globalization;
using System.Text.Json;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.LiveChanges;

/// <summary>Streams of an event that a crowd listens to, over HTTP.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class CrowdStreamTests(KvrocksServer server) : IAsyncLifetime
{
    private readonly SeatEngine _engine = new(server.Connection);
    private readonly EventId _event = KvrocksServer.NextEvent();
    private SeatHost _host = null!;
    private LiveSection _section = null!;

    public async Task InitializeAsync()
    {
        _host = await SeatHost.StartAsync(
            server, ("CrowdFromListeners", "4"), ("CrowdCohorts", "3"), ("CrowdPushInterval", "00:00:00.150"));
        _section = await _engine.OpenAsync(_event, Plans.Block(1, 10, 10));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    /// <summary>
    /// People who leave and come back at any time (and so to another cohort), some of them below and some of them
    /// above the size of a crowd. Nobody's numbers go back, and everybody has the seats in the end.
    /// </summary>
    [Fact]
    public async Task Whoever_resumes_in_another_cohort_has_every_change_and_none_goes_back()
    {
        const int Seats = 100;
        var people = Enumerable.Range(0, 6).Select(i => new Person(_host.Client, _event, leavesEvery: i + 1)).ToArray();
        await Task.WhenAll(people.Select(p => p.OpenAsync()));

        var following = Task.WhenAll(people.Select(p => p.FollowAsync(until: Seats + 1)));
        for (var seat = 0; seat < Seats; seat++)
        {
            await _engine.ReserveAsync(
                _section, SeatEngine.Manual(_event, true, [1, 1 + (seat / 10), 1 + (seat % 10)]));
            if (seat % 10 == 9)
            {
                // So that all hear in several frames. The first seat is change 2.
                await Eventually.TrueAsync(() => people.All(p => p.LastId >= seat - 7), "all have heard of some");
            }
        }

        await following;
        foreach (var person in people)
        {
            person.Dispose();
            person.Ids.ShouldBe(person.Ids.Order().Distinct());
            person.Reserved.Count.ShouldBe(Seats);
            person.Available.ShouldBe(0);
        }

        people.Sum(p => p.Resumed).ShouldBeGreaterThan(people.Length);
    }

    /// <summary>What its cohort has yet to hear is no news to a listener whose snapshot has it already.</summary>
    [Fact]
    public async Task A_tick_that_waited_while_the_stream_began_does_not_take_the_listener_back()
    {
        await using var slow = await SeatHost.StartAsync(
            server, ("CrowdFromListeners", "1"), ("CrowdCohorts", "1"), ("CrowdPushInterval", "00:00:01"));
        using var witness = await SeatStream.OpenAsync(slow.Client, _event);
        (await witness.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");

        // A change that a new stream's snapshot has, while its cohort is told of it a second after the one before.
        var told = await ReserveAndReadAsync(witness, 1);
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, 2, 1]));
        using var late = await BeginsWithAsync(slow, told + 1);
        (await witness.NextAsync()).ShouldNotBeNull().Id.ShouldBe(told + 1);

        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, 3, 1]));
        (await late.NextAsync()).ShouldNotBeNull().Id.ShouldBe(told + 2);
    }

    private async Task<long> ReserveAndReadAsync(SeatStream witness, int row)
    {
        await _engine.ReserveAsync(_section, SeatEngine.Manual(_event, true, [1, row, 1]));
        return (await witness.NextAsync()).ShouldNotBeNull().Id;
    }

    /// <summary>A stream whose snapshot has the change; those that begin before it are let go.</summary>
    private async Task<SeatStream> BeginsWithAsync(SeatHost host, long sequence)
    {
        SeatStream? found = null;
        await Eventually.TrueAsync(
            async () =>
            {
                found?.Dispose();
                found = await SeatStream.OpenAsync(host.Client, _event);
                return (await found.NextAsync()).ShouldNotBeNull().Id >= sequence;
            },
            "a stream begins with the change");
        return found!;
    }

    /// <summary>A browser: what it has read survives its connections.</summary>
    private sealed class Person(HttpClient client, EventId eventId, int leavesEvery) : IDisposable
    {
        private SeatStream? _stream;
        private long _lastId;

        public List<long> Ids { get; } = [];

        public long LastId => Volatile.Read(ref _lastId);

        public HashSet<string> Reserved { get; } = [];

        public int Available { get; private set; }

        public int Resumed { get; private set; }

        public async Task OpenAsync()
        {
            _stream = await SeatStream.OpenAsync(client, eventId);
            (await _stream.NextAsync()).ShouldNotBeNull().Event.ShouldBe("snapshot");
        }

        /// <summary>Leaves and resumes after every few frames.</summary>
        public async Task FollowAsync(long until)
        {
            while (LastId < until)
            {
                var frame = (await _stream!.NextAsync()).ShouldNotBeNull();
                frame.Event.ShouldBe("change");
                Ids.Add(frame.Id);
                Note(frame.Data.GetProperty("subsections")[0]);
                Volatile.Write(ref _lastId, frame.Id);
                if (Ids.Count % leavesEvery == 0 && frame.Id < until)
                {
                    _stream.Dispose();
                    _stream = await SeatStream.OpenAsync(client, eventId, "?section=A", lastEventId: frame.Id);
                    Resumed++;
                }
            }
        }

        public void Dispose() => _stream?.Dispose();

        private void Note(JsonElement subsection)
        {
            Available = subsection.GetProperty("available").GetInt32();
            foreach (var seat in subsection.GetProperty("seats").EnumerateArray())
            {
                seat[2].GetInt32().ShouldBe(1);
                Reserved.Add(string.Create(CultureInfo.InvariantCulture, $"{seat[0].GetInt32()}-{seat[1].GetInt32()}"));
            }
        }
    }
}
