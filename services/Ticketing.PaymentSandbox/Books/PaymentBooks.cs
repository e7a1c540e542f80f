using System.Security.Cryptography;
using Ticketing.PaymentSandbox.Cards;

namespace Ticketing.PaymentSandbox.Books;

/// <summary>
/// What the provider remembers: tokens, payments, refunds and events to be told. Every change is in the journal
/// before anybody hears of it, together with the event that tells of it.
/// </summary>
internal sealed class PaymentBooks : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CardToken> _tokens = [];
    private readonly Dictionary<Guid, Payment> _payments = [];
    private readonly Dictionary<string, Guid> _keys = [];
    private readonly Dictionary<Guid, Refund> _refunds = [];
    private readonly EventList _events;
    private readonly Journal _journal;

    public PaymentBooks(SandboxOptions options, TimeProvider clock)
    {
        _events = new EventList(options, clock);
        _journal = new Journal(options.BooksFile);
        foreach (var (_, token, behaviour) in TestCards.All)
        {
            _tokens[token] = new CardToken(token, behaviour, "test", "0000");
        }
        foreach (var line in _journal.Read())
        {
            Remember(line);
        }
        _journal.Begin(
        [
            .. _tokens.Values.Select(t => new JournalLine(Token: t)),
            .. _payments.Values.Select(p => new JournalLine(Payment: p)),
            .. _refunds.Values.Select(r => new JournalLine(Refund: r)),
            .. _events.Open().Chunk(100).Select(d => new JournalLine(Deliveries: d)),
        ]);
    }

    /// <summary>A new token for a card; the digits are forgotten here.</summary>
    public CardToken Tokenise(string digits)
    {
        var token = new CardToken(CardToken.NewId(), TestCards.Of(digits), TestCards.BrandOf(digits), digits[^4..]);
        lock (_lock)
        {
            Write(new JournalLine(Token: token));
        }
        return token;
    }

    public Payment? Find(Guid key)
    {
        lock (_lock)
        {
            return _payments.GetValueOrDefault(key);
        }
    }

    /// <summary>By the sandbox's own id, as the 3-D Secure page has it.</summary>
    public Payment? Find(string reference)
    {
        lock (_lock)
        {
            return _keys.TryGetValue(reference, out var key) ? _payments[key] : null;
        }
    }

    /// <summary>Behaviour of the card behind a token; null for a token nobody made.</summary>
    public Behaviour? BehaviourOf(string token)
    {
        lock (_lock)
        {
            return _tokens.GetValueOrDefault(token)?.Behaviour;
        }
    }

    /// <summary>Reserves money. The first request under a key stands; whoever comes later reads it.</summary>
    public Payment Authorise(Guid key, long amount, string currency, string token, string? returnUrl)
    {
        lock (_lock)
        {
            if (_payments.TryGetValue(key, out var known))
            {
                return known;
            }
            var behaviour = _tokens.GetValueOrDefault(token)?.Behaviour;
            var (status, failure) = behaviour switch
            {
                null => (PaymentStatus.Declined, "unknown-token"),
                Behaviour.Decline => (PaymentStatus.Declined, "card-declined"),
                Behaviour.InsufficientFunds => (PaymentStatus.Declined, "insufficient-funds"),
                Behaviour.ThreeDSecure => (PaymentStatus.RequiresAction, (string?)null),
                _ => (PaymentStatus.Authorised, null),
            };
            return Save(new Payment(
                key, NewReference("pay"), status, amount, 0, 0, currency, behaviour ?? Behaviour.Ok, failure,
                returnUrl));
        }
    }

    /// <summary>The buyer's answer on the 3-D Secure page; a second one changes nothing.</summary>
    public Payment? Answer(string reference, bool approved) => Change(
        Find(reference)?.Key,
        p => p.Status == PaymentStatus.RequiresAction,
        p => approved
            ? p with { Status = PaymentStatus.Authorised }
            : p with { Status = PaymentStatus.Declined, Failure = "authentication-failed" });

    /// <summary>Takes authorised money, at most what was authorised.</summary>
    public Payment? Capture(Guid key, long amount) => Change(
        key,
        p => p.Status == PaymentStatus.Authorised && amount > 0 && amount <= p.Amount,
        p => p with { Status = PaymentStatus.Captured, Captured = amount });

    /// <summary>Lets go of money; a payment that was never heard of is voided before it comes.</summary>
    public Payment Void(Guid key)
    {
        lock (_lock)
        {
            if (!_payments.ContainsKey(key))
            {
                return Save(new Payment(
                    key, NewReference("pay"), PaymentStatus.Voided, 0, 0, 0, "", Behaviour.Ok, "voided", null));
            }
            return Change(
                key,
                p => p.Status is PaymentStatus.Authorised or PaymentStatus.RequiresAction,
                p => p with { Status = PaymentStatus.Voided, Failure = "voided" })!;
        }
    }

    /// <summary>Gives captured money back, or remembers that it does not.</summary>
    public Refund Refund(Guid key, Guid paymentKey, long amount)
    {
        lock (_lock)
        {
            if (_refunds.TryGetValue(key, out var known))
            {
                return known;
            }
            var payment = _payments.GetValueOrDefault(paymentKey);
            var failure = payment switch
            {
                not { Status: PaymentStatus.Captured } => "not-captured",
                { Behaviour: Behaviour.RefundRefused } => "refund-refused",
                _ when amount <= 0 || amount > payment.Captured - payment.Refunded => "amount-too-large",
                _ => null,
            };
            var refund = new Refund(key, paymentKey, NewReference("ref"), amount, failure is null, failure);
            var after = failure is null ? payment! with { Refunded = payment.Refunded + amount } : null;
            Write(new JournalLine(Payment: after, Refund: refund, Deliveries: _events.Of(refund, payment)));
            return refund;
        }
    }

    /// <summary>Events due now, oldest first; each is given out once until it is saved again.</summary>
    public IReadOnlyList<Delivery> TakeDue(int max)
    {
        lock (_lock)
        {
            return _events.TakeDue(max);
        }
    }

    public void Save(Delivery delivery)
    {
        lock (_lock)
        {
            Write(new JournalLine(Deliveries: [delivery]));
        }
    }

    /// <summary>Makes every waiting event of a payment due now.</summary>
    public int Hasten()
    {
        lock (_lock)
        {
            var hastened = _events.Hasten();
            Write(new JournalLine(Deliveries: hastened));
            return hastened.Count;
        }
    }

    /// <summary>Events of a payment that are not told yet.</summary>
    public bool IsTelling(Guid key)
    {
        lock (_lock)
        {
            return _events.Open().Any(d => d.Body.Contains(key.ToString(), StringComparison.Ordinal));
        }
    }

    /// <summary>Everything, for tests.</summary>
    public (IReadOnlyList<Payment> Payments, IReadOnlyList<Refund> Refunds) All()
    {
        lock (_lock)
        {
            return ([.. _payments.Values], [.. _refunds.Values]);
        }
    }

    public void Dispose() => _journal.Dispose();

    private Payment? Change(Guid? key, Predicate<Payment> may, Func<Payment, Payment> change)
    {
        lock (_lock)
        {
            return key is null || !_payments.TryGetValue(key.Value, out var payment) ? null
                : may(payment) ? Save(change(payment))
                : payment;
        }
    }

    private Payment Save(Payment payment)
    {
        Write(new JournalLine(Payment: payment, Deliveries: _events.Of(payment)));
        return payment;
    }

    private void Write(JournalLine line)
    {
        _journal.Append(line);
        Remember(line);
    }

    private void Remember(JournalLine line)
    {
        if (line.Token is { } token)
        {
            _tokens[token.Id] = token;
        }
        if (line.Payment is { } payment)
        {
            _payments[payment.Key] = payment;
            _keys[payment.Reference] = payment.Key;
        }
        if (line.Refund is { } refund)
        {
            _refunds[refund.Key] = refund;
        }
        _events.Remember(line.Deliveries ?? []);
    }

    private static string NewReference(string kind) =>
        $"{kind}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}";
}
