using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.SeatState;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reconciling;

[Collection(KvrocksCollection.Name)]
public sealed class OperatorEndpointTests : IAsyncLifetime
{
    private readonly KvrocksServer _server;
    private readonly EventId _event = KvrocksServer.NextEvent();
    private readonly AnswerLog _log = new();
    private readonly TicketRecord _record;
    private readonly FixedDirectory _directory;
    private readonly SeatEngine _engine;
    private LiveSection _section = null!;
    private SeatHost _host = null!;

    public OperatorEndpointTests(KvrocksServer server)
    {
        _server = server;
        _engine = new SeatEngine(server.Connection);
        _record = new TicketRecord(_event);
        _directory = new FixedDirectory(_event, Support.Plans.Section(Support.Plans.Block(1, 1, 4)))
        {
            Status = SaleStatus.OnSale,
        };
    }

    public async Task InitializeAsync()
    {
        _section = await _engine.OpenAsync(_event, Support.Plans.Block(1, 1, 4));
        var sold = SeatEngine.Manual(_event, false, [1, 1, 1]);
        await _engine.ReserveAsync(_section, sold);
        await _engine.FinalizeAsync(_section, sold, [1, 1, 1]);
        _record.Record(_section, sold.BookingId, RecordedBookingState.Sold, [1, 1, 1]);
        await _log.Publisher.PublishAsync([Reserved(sold.BookingId)], default);
        _log.Commit(
            ConsumerGroups.Of(Channel.OwnedBy(_event), ServiceNames.EventTicketing),
            Topics.TicketsReserved.In(Channel.OwnedBy(_event)), 0, 1);
        _host = await SeatHost.StartForOperatorsAsync(_server, _directory, _record, _log.Address);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Only_operators_may_look_and_rebuild()
    {
        var audit = new Uri($"/internal/seat-state/{_event}/audit", UriKind.Relative);
        (await _host.Client.GetAsync(audit)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        SignIn("buyer");
        (await _host.Client.GetAsync(audit)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _host.Client.PostAsync(new Uri($"/internal/seat-state/{_event}/rebuild", UriKind.Relative), null))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        SignIn("operator");
        (await _host.Client.GetAsync(new Uri("/internal/seat-state/999999999/audit", UriKind.Relative)))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lost_state_is_told_rebuilt_and_then_consistent_and_a_flipped_seat_is_repaired()
    {
        SignIn("operator");
        await _server.Database.ExecuteAsync("FLUSHALL");

        var lost = await GetAsync("audit");
        ((bool)lost["consistent"]!).ShouldBeFalse();
        lost["differences"]!.AsArray().Select(d => (string)d!["kind"]!)
            .ShouldBe([FindingKinds.SectionMissing, FindingKinds.SubsectionMissing]);
        ((bool)(await PostAsync("rebuild"))["is_complete"]!).ShouldBeTrue();
        ((bool)(await GetAsync("audit"))["consistent"]!).ShouldBeTrue();
        (await LiveState.SeatsAsync(_server.Database, _section, 1)).ShouldBe("2000");

        await _server.Database.ExecuteAsync("BITFIELD", KvrocksKeys.SeatBits(_event, "A", 1), "SET", "u2", 0, 0);
        var flipped = (await GetAsync("audit"))["differences"]!.AsArray();
        flipped.Where(d => (string)d!["kind"]! == FindingKinds.Seat).ShouldHaveSingleItem();
        ((int)(await PostAsync("rebuild"))["sections"]![0]!["seats_corrected"]!).ShouldBe(0, "only when asked for");
        ((int)(await PostAsync("rebuild?repair=true"))["sections"]![0]!["seats_corrected"]!).ShouldBe(1);
        (await LiveState.SeatsAsync(_server.Database, _section, 1)).ShouldBe("2000");
    }

    [Fact]
    public async Task A_lost_section_that_nobody_books_is_asked_for_through_its_partition()
    {
        using var reconciler = new Reconciler(_server.Connection, _record, _directory, _log);
        await _server.Database.ExecuteAsync("FLUSHALL");
        using var watch = new LostStateWatch(
            _server.Connection, _directory, reconciler.Lost, _log.Publisher,
            Options.Create(new ReconcilingOptions()), TimeProvider.System, NullLogger<LostStateWatch>.Instance);

        await watch.StartAsync(default);
        var asked = _log.Read(Topics.SeatInitialization.In(Channel.OwnedBy(_event)), 1)[0];
        await watch.StopAsync(default);

        asked.Partition.Value.ShouldBe(0);
        AnswerLog.Body(asked, ContractsJson.Default.SeatInitializationCommand).Section.Name.ShouldBe("A");
        (await reconciler.Lost.CheckHealthAsync(new())).Status.ShouldBe(
            Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded);
    }

    private void SignIn(string role) => _host.Client.DefaultRequestHeaders.Authorization =
        new AuthenticationHeaderValue("Bearer", _host.TokenFor(role));

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await _host.Client.GetStringAsync(
        new Uri($"/internal/seat-state/{_event}/{path}", UriKind.Relative)))!;

    private async Task<JsonNode> PostAsync(string path)
    {
        var response = await _host.Client.PostAsync(
            new Uri($"/internal/seat-state/{_event}/{path}", UriKind.Relative), null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private OutgoingMessage Reserved(BookingId booking) => OutgoingMessage.Create(
        Guid.NewGuid(), Topics.TicketsReserved, Channel.OwnedBy(_event), "A", 0,
        new SeatUpdatedToReserved(booking, default, _event, "A", [], DateTimeOffset.UtcNow),
        ContractsJson.Default.SeatUpdatedToReserved, null);
}
