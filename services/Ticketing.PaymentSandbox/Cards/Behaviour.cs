namespace Ticketing.PaymentSandbox.Cards;

/// <summary>What a test card does (docs/payments.md).</summary>
internal enum Behaviour
{
    /// <summary>Everything works.</summary>
    Ok = 0,

    /// <summary>The bank says no.</summary>
    Decline = 1,

    /// <summary>The bank says that there is not enough money.</summary>
    InsufficientFunds = 2,

    /// <summary>The buyer has to approve at the bank's page first.</summary>
    ThreeDSecure = 3,

    /// <summary>The authorisation takes long.</summary>
    Slow = 4,

    /// <summary>The capture is booked and its answer never arrives.</summary>
    CaptureAnswerLost = 5,

    /// <summary>Every event is told twice.</summary>
    WebhookTwice = 6,

    /// <summary>The authorisation is told before its call is answered.</summary>
    WebhookBeforeAnswer = 7,

    /// <summary>Every event is told an hour late.</summary>
    WebhookLate = 8,

    /// <summary>Works, but money is not given back.</summary>
    RefundRefused = 9,
}
