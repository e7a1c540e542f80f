using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reconciling;
using Ticketing.SeatReservation.Reconciling.Audit;
using Ticketing.SeatReservation.Reconciling.Rebuild;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>Rebuild and audit wired as the service wires them, on a real store and broker.</summary>
internal sealed class Reconciler : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public Reconciler(
        IConnectionMultiplexer connection, TicketRecord record, FixedDirectory directory, AnswerLog log,
        ReconcilingOptions? settings = null)
    {
        var options = Options.Create(
            settings ?? new ReconcilingOptions { RecordedPatience = TimeSpan.FromMilliseconds(100) });
        var state = Options.Create(new SeatStateOptions());
        var records = new TicketRecordClient(
            () => new HttpClient(record, false) { BaseAddress = new Uri("http://record") });
        Live = new LiveStateReader(connection);
        var reservations = new ReservationRecords(connection, state);
        Mend = new SubsectionMend(connection, state, TimeProvider.System);
        var answers =
            new RecordedAnswers(new MessagingOptions { BootstrapServers = log.Address }, options, TimeProvider.System);
        Rebuild = new SectionRebuild(
            Live, records, reservations, answers, Mend, new InitializeSeats(connection, state),
            new KvrocksEventDirectory(connection), NullLogger<SectionRebuild>.Instance);
        Metrics = new RebuildMetrics(_metrics.GetRequiredService<IMeterFactory>());
        Lost = new LostSections(Rebuild, directory, Metrics, NullLogger<LostSections>.Instance);
        Audit = new SectionAudit(Live, records, reservations, options, TimeProvider.System);
        Repair = new SectionRepair(Mend, reservations);
        Entry = directory.All.Single();
    }

    public LiveStateReader Live { get; }

    public SubsectionMend Mend { get; }

    public SectionRebuild Rebuild { get; }

    public RebuildMetrics Metrics { get; }

    public LostSections Lost { get; }

    public SectionAudit Audit { get; }

    public SectionRepair Repair { get; }

    public EventDirectoryEntry Entry { get; }

    public SectionPlan Plan => Entry.Sections[0];

    public void Dispose() => _metrics.Dispose();
}
