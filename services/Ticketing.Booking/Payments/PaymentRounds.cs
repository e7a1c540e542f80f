using System.Diagnostics;
using Npgsql;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Notifications;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Contracts;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Payments of one moment share their transactions: one for their claims, one that keeps their bookings, one in
/// which they are PAID (ADR 0028). A round takes every payment whose row allows it and is not locked; what it leaves out
/// (refused, locked, late) goes one by one through <see cref="PaymentLedger"/>, which knows why.
/// </summary>
internal sealed class PaymentRounds
{
    private readonly NpgsqlDataSource _database;
    private readonly PaymentLedger _ledger;
    private readonly IPaymentProvider _provider;
    private readonly BookingOptions _options;
    private readonly TimeProvider _clock;
    private readonly GroupCommit<ClaimRequest, PaymentClaim?> _claims;
    private readonly GroupCommit<Step, long?> _protections;
    private readonly GroupCommit<Step, BookingRow?> _captures;

    public PaymentRounds(
        NpgsqlDataSource database, PaymentLedger ledger, IPaymentProvider provider, BookingOptions options,
        TimeProvider clock)
    {
        (_database, _ledger, _provider, _options, _clock) = (database, ledger, provider, options, clock);
        var bounds = new GroupBounds(
            options.PaymentQueueCapacity, options.PaymentRoundMax, 1, options.PaymentRoundInterval);
        _claims = Shared<ClaimRequest, PaymentClaim?>("claim", bounds, ClaimAsync);
        _protections = Shared<Step, long?>("protect", bounds, ProtectAsync);
        _captures = Shared<Step, BookingRow?>("capture", bounds, CaptureAsync);
        // They end with the process. What is queued then, recovery finds: the provider is asked.
        _ = Task.WhenAll(_claims.RunAsync(), _protections.RunAsync(), _captures.RunAsync());
    }

    /// <summary>Claims a booking that may be paid now; the claim is null when its row does not allow it.</summary>
    /// <returns>Null when too many wait.</returns>
    public Task<PaymentClaim?>? TryClaim(Guid bookingId, UserId buyer, string paymentToken)
    {
        var request = new ClaimRequest(
            bookingId, buyer, Guid.CreateVersion7(_clock.GetUtcNow()), PaymentLedger.HashOf(paymentToken));
        return _claims.TryAdd(request) is { } claim ? ClaimIndividuallyAsync(claim, request, paymentToken) : null;
    }

    /// <summary><see cref="PaymentLedger.ProtectAsync"/>, together with others.</summary>
    public async Task<long?> ProtectAsync(
        Guid transactionId, Guid bookingId, string reference, CancellationToken ct) =>
        await _protections.AddAsync(new Step(transactionId, bookingId, reference, null))
            ?? await _ledger.ProtectAsync(transactionId, bookingId, reference, ct);

    /// <summary><see cref="PaymentLedger.RecordCaptureAsync"/>, together with others.</summary>
    public async Task<(BookingRow? Paid, LateDecision? Late)> RecordCaptureAsync(
        Guid transactionId, Guid bookingId, string reference, CancellationToken ct) =>
        await _captures.AddAsync(new Step(transactionId, bookingId, reference, Activity.Current?.Id)) is { } paid
            ? (paid, null)
            : await _ledger.RecordCaptureAsync(transactionId, bookingId, reference, ct);

    private async Task<PaymentClaim?> ClaimIndividuallyAsync(
        Task<PaymentClaim?> claim, ClaimRequest request, string paymentToken) =>
        await claim
            ?? await _ledger.ClaimAsync(request.BookingId, request.Buyer, paymentToken, CancellationToken.None);

    private async Task<IReadOnlyList<PaymentClaim?>> ClaimAsync(IReadOnlyList<ClaimRequest> round)
    {
        var now = _clock.GetUtcNow();
        var claim = new NpgsqlBatchCommand(PaymentRoundSql.Claim);
        var p = claim.Parameters;
        p.Add(new() { Value = round.Select(a => a.BookingId).ToArray() });
        p.Add(new() { Value = round.Select(a => a.Buyer.Value).ToArray() });
        p.Add(new() { Value = round.Select(a => a.TransactionId).ToArray() });
        p.Add(new() { Value = round.Select(a => a.TokenHash).ToArray() });
        p.Add(new() { Value = now });
        p.Add(new() { Value = _provider.Name });
        p.Add(new() { Value = now + _options.PaymentRecoveryAfter });
        await using var batch = _database.CreateBatch();
        await using var reader = await batch.ExecuteByIndexAsync(claim);
        var claimed = (await reader.ReadRowsAsync(CancellationToken.None)).ToDictionary(row => row.PaymentClaim!.Value);
        return [.. round.Select(a =>
            claimed.TryGetValue(a.TransactionId, out var row) ? new PaymentClaim(a.TransactionId, row) : null)];
    }

    private async Task<IReadOnlyList<long?>> ProtectAsync(IReadOnlyList<Step> round)
    {
        await using var batch = _database.CreateBatch();
        await using var reader = await batch.ExecuteByIndexAsync(Statement(PaymentRoundSql.Protect, round));
        var kept = new Dictionary<Guid, long>();
        while (await reader.ReadAsync())
        {
            kept[reader.GetGuid(0)] = reader.GetInt64(1);
        }
        return [.. round.Select(s => kept.TryGetValue(s.TransactionId, out var amount) ? amount : (long?)null)];
    }

    private async Task<IReadOnlyList<BookingRow?>> CaptureAsync(IReadOnlyList<Step> round)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var paid = await PayAsync(connection, transaction, round);
        var traces = round.ToLookup(s => s.TransactionId, s => s.TraceParent);
        await Outbox.AppendBundledAsync(
            connection,
            transaction,
            [.. paid.Select(p => BookingEvents.Paid(p.Value, traces[p.Key].First()))],
            CancellationToken.None);
        await NotificationOutbox.AppendAsync(
            connection, transaction, [.. paid.Values.SelectMany(BookingNotifications.OfPaid)], CancellationToken.None);
        await transaction.CommitAsync();
        _ledger.PublishPaid([.. paid.Values]);
        return [.. round.Select(s => paid.GetValueOrDefault(s.TransactionId))];
    }

    private async Task<Dictionary<Guid, BookingRow>> PayAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Step> round)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        await using var reader = await batch.ExecuteByIndexAsync(Statement(PaymentRoundSql.Pay, round));
        var paid = await reader.ReadRowsAsync(CancellationToken.None);
        return paid.ToDictionary(row => row.PaidTransaction!.Value);
    }

    private NpgsqlBatchCommand Statement(string sql, IReadOnlyList<Step> round)
    {
        var statement = new NpgsqlBatchCommand(sql);
        var p = statement.Parameters;
        p.Add(new() { Value = round.Select(s => s.BookingId).ToArray() });
        p.Add(new() { Value = round.Select(s => s.TransactionId).ToArray() });
        p.Add(new() { Value = round.Select(s => s.Reference).ToArray() });
        p.Add(new() { Value = _clock.GetUtcNow() });
        return statement;
    }

    /// <summary>Who came alone has nothing to share, and the statement for one is the cheaper one.</summary>
    private static GroupCommit<TItem, TAnswer> Shared<TItem, TAnswer>(
        string step, GroupBounds bounds, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> commit) => new(
        bounds,
        round =>
        {
            BookingMetrics.PaymentRoundSize.Record(round.Count, new KeyValuePair<string, object?>("step", step));
            return round.Count > 1 ? commit(round) : Task.FromResult<IReadOnlyList<TAnswer>>([default!]);
        });

    private sealed record ClaimRequest(Guid BookingId, UserId Buyer, Guid TransactionId, byte[] TokenHash);

    private sealed record Step(Guid TransactionId, Guid BookingId, string Reference, string? TraceParent);
}
