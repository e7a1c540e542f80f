using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.Reserving;
using Ticketing.SeatReservation.SeatRequests;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>
/// One random sale: wishes, further attempts, payments, refunds of some seats, holds that run out, messages sent
/// twice, and a consumer that is stopped several times. The model hears of every script; the tickets only of answers.
/// </summary>
internal sealed class CrashScenario
{
    private const int Steps = 70;
    private const int MaxPollsToDrain = 400;
    private const int MaxAttempts = 3;
    private readonly KvrocksServer _server;
    private readonly LiveSection _section;
    private readonly Random _random;
    private readonly SectionModel _model;
    private readonly TicketFold _tickets;
    private readonly Dictionary<(BookingId, int), string> _expected = [];
    private readonly List<TicketReservedRequest> _requests = [];
    private readonly List<Action> _sent = [];

    public CrashScenario(KvrocksServer server, SectionWork work, LiveSection section, int seed, bool forgets = false)
    {
        (_server, _section, _random) = (server, section, new Random(seed));
        (_model, _tickets) = (new SectionModel(section.Shape), new TicketFold(section.Shape));
        Replica = new CrashingReplica(work, section)
        {
            OnScript = CompareAsync,
            OnRedelivery = async messages =>
            {
                foreach (var request in forgets ? messages.Select(SeatWork.Parse).Select(w => w.Body) : [])
                {
                    await ForgetAsync(request);
                }
            },
        };
    }

    public CrashingReplica Replica { get; }

    /// <summary>Bookings that got seats; a sale without any proves nothing.</summary>
    public int Bookings => _tickets.Bookings.Count;

    public async Task PlayAsync()
    {
        for (var step = 0; step < Steps; step++)
        {
            switch (_random.Next(10))
            {
                case < 3: Ask(); break;
                case 3: Pay(); break;
                case 4: Refund(); break;
                case 5: RunOut(); break;
                case 6 when _sent.Count > 0: _sent[_random.Next(_sent.Count)](); break;
                default:
                    await Replica.PollAsync(_random, mayCrash: true);
                    _tickets.Read(Replica.Published);
                    break;
            }
        }

        for (var poll = 0; poll < MaxPollsToDrain && !Replica.IsIdle; poll++)
        {
            await Replica.PollAsync(_random, mayCrash: false);
        }

        _tickets.Read(Replica.Published);
        Replica.IsIdle.ShouldBeTrue();
        _tickets.Draw().ShouldBe(await DrawAsync(), "tickets and bits");
        _tickets.Answers.ShouldBe(_expected, ignoreOrder: true);
        await LiveState.CountersShouldAgreeAsync(_server.Database, _section);
    }

    private void Ask()
    {
        var failed = _requests.Where(r => r.Mode == SeatSelectionMode.BestAvailable && r.Attempt + 1 < MaxAttempts
            && _tickets.Answers.ContainsKey((r.BookingId, r.Attempt))
            && !_requests.Exists(other => other.BookingId == r.BookingId && other.Attempt > r.Attempt)).ToList();
        var request = failed.Count > 0 && _random.Next(2) == 0
            ? failed[0] with { Attempt = failed[0].Attempt + 1, AllOrNothing = false, Adjacent = _random.Next(3) == 0 }
            : Scenario.RandomRequest(_section.Shape, _random);
        _requests.Add(request);
        Send(Topics.ReserveRequest, request, ContractsJson.Default.TicketReservedRequest);
    }

    private void Pay()
    {
        if (Pick(SeatStatus.Reserved) is { } paid)
        {
            _tickets.Move(paid.Booking, paid.Seats, SeatStatus.Sold);
            Send(
                Topics.FinalizePayment, new FinalizeSeatPayment(paid.Booking, _section.Shape.EventId, "A", paid.Seats),
                ContractsJson.Default.FinalizeSeatPayment);
        }
    }

    private void Refund()
    {
        if (Pick(SeatStatus.Sold) is { } sold)
        {
            Release(sold.Booking, sold.Seats[..(_random.Next(sold.Seats.Count) + 1)], wereSold: true);
        }
    }

    private void RunOut()
    {
        if (Pick(SeatStatus.Reserved) is { } held)
        {
            Release(held.Booking, held.Seats, wereSold: false);
        }
    }

    private void Release(BookingId booking, List<SeatPosition> seats, bool wereSold)
    {
        _tickets.Move(booking, seats, SeatStatus.Available);
        Send(
            Topics.ReleaseSeat, new ReleaseSeat(booking, _section.Shape.EventId, "A", seats, wereSold),
            ContractsJson.Default.ReleaseSeat);
    }

    private (BookingId Booking, List<SeatPosition> Seats)? Pick(SeatStatus status)
    {
        var holders = _tickets.Bookings.Where(b => _tickets.SeatsOf(b, status).Count > 0).ToList();
        if (holders.Count == 0)
        {
            return null;
        }

        var booking = holders[_random.Next(holders.Count)];
        return (booking, _tickets.SeatsOf(booking, status));
    }

    private void Send<T>(
        TopicKind kind, T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
    {
        Replica.Send(kind, body, json);
        _sent.Add(() => Replica.Send(kind, body, json));
    }

    private async Task CompareAsync(IReadOnlyList<SeatWork> run)
    {
        foreach (var work in run)
        {
            switch (work.Body)
            {
                case TicketReservedRequest request:
                    var text = _model.Reserve(request);
                    _expected[(request.BookingId, text.StartsWith(' ') ? -1 : request.Attempt)] = text;
                    break;
                case ReleaseSeat r: _model.Release(new BookingSeats(r.BookingId, r.Seats, r.WereSold)); break;
                case FinalizeSeatPayment f: _model.Finalize(new BookingSeats(f.BookingId, f.Seats)); break;
                default: throw new InvalidOperationException($"No work: {work.Body.GetType().Name}.");
            }
        }

        (await DrawAsync()).ShouldBe(string.Join('\n', _section.Shape.Subsections.Select(s => _model.Seats(s.Number))));
    }

    private async Task<string> DrawAsync() => string.Join('\n', await Task.WhenAll(
        _section.Shape.Subsections.Select(s => LiveState.SeatsAsync(_server.Database, _section, s.Number))));

    private async Task ForgetAsync(object body)
    {
        if (body is TicketReservedRequest request)
        {
            await _server.Database.KeyDeleteAsync(
                KvrocksKeys.Reservation(_section.Shape.EventId, request.BookingId));
        }
    }
}
