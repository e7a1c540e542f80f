using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.Messaging.Consuming;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.SeatRequests;

/// <summary>A changed plan comes by Kafka, in order with the section's work, and is answered.</summary>
[Collection(KvrocksCollection.Name)]
public sealed class PlanChangeWorkTests : IDisposable
{
    private readonly KvrocksServer _server;
    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly AnswerLog _log = new();
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SeatEngine _engine;
    private readonly TicketRecord _record;
    private long _offset;

    public PlanChangeWorkTests(KvrocksServer server)
    {
        _server = server;
        _engine = new SeatEngine(server.Connection);
        _record = new TicketRecord(_event);
    }

    private Channel Channel => Channel.OwnedBy(_event);

    public void Dispose()
    {
        _log.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task The_answer_follows_the_reservations_and_names_the_seats_that_stayed()
    {
        var plan = Section(2, Plans.Drawn(1, "##..", "...."));
        using var replica = new Replica(this, _engine, Section(0, Plans.Block(1, 1, 4)));
        var held = SeatEngine.Manual(_event, false, [1, 1, 2]);
        var late = SeatEngine.Manual(_event, false, [1, 2, 4]);
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", Section(0, Plans.Block(1, 1, 4))));

        await replica.HandleAsync(Reserve(held), Change(plan), Reserve(late));

        var messages = _log.Read(Topics.TicketsReserved.In(Channel), 3);
        messages.Select(m => AnswerLog.Header(m, "message-type"))
            .ShouldBe([nameof(SeatUpdatedToReserved), nameof(SeatPlanChanged), nameof(SeatUpdatedToReserved)]);
        var answer = AnswerLog.Body(messages[1], ContractsJson.Default.SeatPlanChanged);
        (answer.EventId, answer.Section, answer.Edition).ShouldBe((_event, "A", 2));
        answer.Kept.ShouldBe([new SeatPosition(1, 1, 2)]);
        messages[1].Partition.Value.ShouldBe(0);
    }

    [Fact]
    public async Task A_replica_that_remembers_the_plan_before_serves_seats_of_the_one_after()
    {
        var (before, after) = (Section(0, Plans.Block(1, 1, 4)), Section(2, Plans.Block(1, 2, 4)));
        using var first = new Replica(this, _engine, before);
        using var second = new Replica(this, new SeatEngine(_server.Connection), before);
        var booking = SeatEngine.Manual(_event, false, [1, 2, 1]);
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", before));
        await second.HandleAsync(Reserve(SeatEngine.Manual(_event, false, [1, 1, 1])));
        await first.HandleAsync(Change(after), Reserve(booking));

        // It takes the partition over before its copy of the directory knows of the change.
        await second.HandleAsync(Release(booking, [1, 2, 1]), Reserve(SeatEngine.Manual(_event, false, [1, 2, 2])));

        (await LiveState.SeatsAsync(_server.Database, (await _engine.Plans.RereadAsync(_event, "A"))!, 1))
            .ShouldBe("1000\n0100");
    }

    [Fact]
    public async Task State_that_is_lost_in_the_middle_of_a_change_is_made_from_the_record_and_the_change_is_answered()
    {
        var (before, after) = (Section(0, Plans.Block(1, 1, 4)), Section(2, Plans.Drawn(1, "#.#.", "....")));
        using var replica = new Replica(this, _engine, after, SaleStatus.OnSale);
        var sold = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", before));
        await replica.HandleAsync(Reserve(sold));
        _log.Commit(ConsumerGroups.Of(Channel, ServiceNames.EventTicketing), Topics.TicketsReserved.In(Channel), 0, 1);
        _record.Record((await _engine.Plans.FindAsync(_event, "A"))!, sold.BookingId, RecordedBookingState.Sold, [1, 1, 1]);
        await _server.Database.ExecuteAsync("FLUSHALL");

        await Should.ThrowAsync<RetryLaterException>(replica.HandleAsync(Change(after)));
        await replica.HandleAsync(Change(after));

        var answer = AnswerLog.Body(
            _log.Read(Topics.TicketsReserved.In(Channel), 2)[1], ContractsJson.Default.SeatPlanChanged);
        answer.Kept.ShouldBe([new SeatPosition(1, 1, 1)]);
        var section = (await _engine.Plans.RereadAsync(_event, "A"))!;
        (await LiveState.SeatsAsync(_server.Database, section, 1)).ShouldBe("2030\n0000");
        await LiveState.CountersShouldAgreeAsync(_server.Database, section);
        section.Shape.Locate(new SeatPosition(1, 1, 1)).ShouldNotBeNull("it can be given back");
    }

    [Fact]
    public async Task A_section_that_is_new_is_made_from_the_record_and_not_from_the_message()
    {
        var plan = Section(2, Plans.Block(1, 1, 4));
        using var replica = new Replica(this, _engine, plan, SaleStatus.OnSale);
        await _log.Publisher.PublishAsync([Anything()], default);
        _log.Commit(ConsumerGroups.Of(Channel, ServiceNames.EventTicketing), Topics.TicketsReserved.In(Channel), 0, 1);

        await Should.ThrowAsync<RetryLaterException>(replica.HandleAsync(Change(plan)));
        await replica.HandleAsync(Change(plan));

        (await LiveState.SeatsAsync(_server.Database, (await _engine.Plans.RereadAsync(_event, "A"))!, 1)).ShouldBe("0000");
    }

    [Fact]
    public async Task The_audit_agrees_after_a_change_and_does_not_call_a_taken_seat_blocked()
    {
        var (before, after) = (Section(0, Plans.Block(1, 1, 4)), Section(2, Plans.Drawn(1, "##..", "....")));
        using var replica = new Replica(this, _engine, after, SaleStatus.OnSale);
        var held = SeatEngine.Manual(_event, false, [1, 1, 2]);
        await _engine.Initialize.RunAsync(new SeatInitializationCommand(_event, "TWD", before));
        await replica.HandleAsync(Reserve(held), Change(after));

        var unrecorded = (await replica.Reconciler.Audit.RunAsync(replica.Reconciler.Entry, TimeSpan.Zero, default))[0];
        _record.Record(
            (await _engine.Plans.FindAsync(_event, "A"))!, held.BookingId, RecordedBookingState.Reserved, [1, 1, 2]);
        var recorded = (await replica.Reconciler.Audit.RunAsync(replica.Reconciler.Entry, TimeSpan.Zero, default))[0];

        unrecorded.Findings.Keys.Where(f => f.Row is not null).ShouldBeEmpty("the reservation is on its way");
        unrecorded.InFlight.ShouldBe(1);
        recorded.Findings.Keys.Where(f => f.Row is not null).ShouldBeEmpty();
    }

    private static SectionPlan Section(int edition, params SubsectionPlan[] subsections) =>
        Plans.Section(subsections) with { Edition = edition };

    private OutgoingMessage Anything() => new(
        Guid.NewGuid(), Topics.TicketsReserved.In(Channel), 0, "", "", "{}"u8.ToArray(), null);

    private IncomingMessage Change(SectionPlan plan) => Message(
        Topics.SeatInitialization, new ChangeSeatPlan(_event, "TWD", plan), ContractsJson.Default.ChangeSeatPlan);

    private IncomingMessage Reserve(TicketReservedRequest request) =>
        Message(Topics.ReserveRequest, request, ContractsJson.Default.TicketReservedRequest);

    private IncomingMessage Release(TicketReservedRequest request, params int[][] seats) => Message(
        Topics.ReleaseSeat,
        new ReleaseSeat(request.BookingId, _event, "A", SeatEngine.Seats(request.BookingId, seats).Seats),
        ContractsJson.Default.ReleaseSeat);

    private IncomingMessage Message<T>(TopicKind kind, T body, JsonTypeInfo<T> json) => new()
    {
        Topic = kind.In(Channel), Kind = kind, Channel = Channel, Partition = 0, Offset = _offset++, Key = "",
        MessageId = Guid.NewGuid(), Type = typeof(T).Name, Payload = JsonSerializer.SerializeToUtf8Bytes(body, json),
    };

    /// <summary>A consumer of the section's partition with a directory that has one plan.</summary>
    private sealed class Replica : IDisposable
    {
        private readonly SeatWorkHandler _handler;

        public Replica(PlanChangeWorkTests test, SeatEngine engine, SectionPlan plan, SaleStatus status = SaleStatus.Preparing)
        {
            var directory = new FixedDirectory(test._event, plan) { Status = status };
            Reconciler = new Reconciler(test._server.Connection, test._record, directory, test._log);
            var work = new SectionWork(
                engine.Reserve, engine.Release, engine.Finalize, engine.ChangePlan,
                new SeatWorkMetrics(test._metrics.GetRequiredService<IMeterFactory>()), TimeProvider.System,
                NullLogger<SectionWork>.Instance);
            _handler = new SeatWorkHandler(
                engine.Initialize, work, engine.Plans, directory, Reconciler.Lost, test._log.Publisher,
                Options.Create(new SeatRequestsOptions { UninitializedSectionWait = TimeSpan.FromMilliseconds(50) }),
                TimeProvider.System, NullLogger<SeatWorkHandler>.Instance);
        }

        public Reconciler Reconciler { get; }

        public void Dispose() => Reconciler.Dispose();

        public Task HandleAsync(params IncomingMessage[] batch) => _handler.HandleAsync(batch, CancellationToken.None);
    }
}
