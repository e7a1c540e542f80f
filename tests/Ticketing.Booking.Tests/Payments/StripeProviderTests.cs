using System.Net;
using System.Text;
using System.Text.Json;
using Ticketing.Booking.Payments;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Tests.Support;

namespace Ticketing.Booking.Tests.Payments;

/// <summary>
/// The adapter against answers written by hand after Stripe's public documentation (https://docs.stripe.com/api); no
/// request leaves this process.
/// </summary>
public sealed class StripeProviderTests
{
    private const string Intent = "v1/payment_intents";
    private static readonly Guid Id = Guid.Parse("0195e2a0-0000-7000-8000-000000000001");
    private readonly List<(string Call, string Key, string Body)> _calls = [];

    [Fact]
    public async Task A_card_that_works_is_authorised_and_captured_by_manual_capture()
    {
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")),
            (200, IntentOf("requires_capture", """ "amount_capturable":600000, """)),
            (200, IntentOf("requires_payment_method")),
            (200, IntentOf("succeeded", """ "amount_received":600000, """)));

        var authorised = await stripe.AuthoriseAsync(new(Id, 600_000, "TWD", "pm_card_visa"), default);
        var captured = await stripe.CaptureAsync(Id, 600_000, default);

        authorised.ShouldBe(new ProviderAnswer(ProviderPaymentState.Authorised, "pi_1", 600_000, null, null));
        captured.ShouldBe(new ProviderAnswer(ProviderPaymentState.Captured, "pi_1", 600_000, null, null));
        _calls.Select(c => (c.Call, c.Key)).ShouldBe(
        [
            ($"POST /{Intent}", $"{Id}"), ($"POST /{Intent}/pi_1/confirm", $"{Id}-confirm"),
            ($"POST /{Intent}", $"{Id}"), ($"POST /{Intent}/pi_1/capture", $"{Id}-capture"),
        ]);
        _calls[0].Body.ShouldBe(_calls[2].Body);
        _calls[0].Body.ShouldContain("capture_method=manual");
        _calls[0].Body.ShouldContain($"metadata[transaction_id]={Id}");
        _calls[1].Body.ShouldContain("payment_method=pm_card_visa");
    }

    [Fact]
    public async Task The_token_of_Stripes_own_form_is_named_as_what_it_is()
    {
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")),
            (200, IntentOf("requires_capture", """ "amount_capturable":600000, """)));

        await stripe.AuthoriseAsync(new(Id, 600_000, "TWD", "ctoken_1"), default);

        _calls[1].Body.ShouldContain("confirmation_token=ctoken_1");
        _calls[1].Body.ShouldNotContain("payment_method=");
        // A bank that wants to be asked is asked on its own page, which leads back here.
        Uri.UnescapeDataString(_calls[1].Body).ShouldContain($"return_url=https://shop.test/payments/return/{Id}");
    }

    [Theory]
    [InlineData("card_declined", "generic_decline", "card-declined")]
    [InlineData("card_declined", "insufficient_funds", "insufficient-funds")]
    [InlineData("expired_card", null, "expired-card")]
    public async Task A_declined_card_says_why(string code, string? declineCode, string expected)
    {
        var decline = declineCode is null ? "null" : $"\"{declineCode}\"";
        var error = $$"""{"type":"card_error","code":"{{code}}","decline_code":{{decline}}}""";
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")),
            (402, $$"""{"error":{{error}}}"""),
            (200, IntentOf("requires_payment_method", $$""" "last_payment_error":{{error}}, """)));

        var outcome = await stripe.AuthoriseAsync(new(Id, 1, "TWD", "pm_card"), default);

        (outcome.State, outcome.FailureCode).ShouldBe((ProviderPaymentState.Declined, expected));
    }

    [Fact]
    public async Task Three_D_Secure_gives_the_banks_address()
    {
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")),
            (200, IntentOf(
                "requires_action",
                """ "next_action":{"type":"redirect_to_url","redirect_to_url":{"url":"https://bank.test/3ds"}}, """)));

        var outcome = await stripe.AuthoriseAsync(new(Id, 1, "TWD", "pm_card"), default);

        (outcome.State, outcome.ActionUrl).ShouldBe((ProviderPaymentState.RequiresAction, "https://bank.test/3ds"));
    }

    [Fact]
    public async Task An_intent_nobody_confirmed_is_unknown_and_is_cancelled_before_it_can_be()
    {
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")), (200, IntentOf("requires_payment_method")),
            (200, IntentOf("requires_payment_method")),
            (200, IntentOf("canceled", """ "cancellation_reason":null, """)));

        (await stripe.ReadAsync(Id, default)).ShouldBeNull();
        (await stripe.SettleAsync(Id, default)).State.ShouldBe(ProviderPaymentState.Voided);
    }

    [Fact]
    public async Task Cancelling_what_is_captured_says_that_it_is_captured()
    {
        var stripe = Stripe(
            (200, IntentOf("requires_payment_method")),
            (400, """{"error":{"type":"invalid_request_error","code":"payment_intent_unexpected_state"}}"""),
            (200, IntentOf("succeeded", """ "amount_received":5, """)));

        (await stripe.VoidAsync(Id, default)).ShouldBe(
            new ProviderAnswer(ProviderPaymentState.Captured, "pi_1", 5, null, null));
    }

    [Fact]
    public async Task A_failure_of_Stripe_is_tried_again_under_the_same_key_and_then_unknown()
    {
        var stripe = Stripe((500, "{}"), (500, "{}"), (500, "{}"));

        await Should.ThrowAsync<HttpRequestException>(() => stripe.ReadAsync(Id, default));

        _calls.ShouldAllBe(c => c.Key == $"{Id}");
        _calls.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(200, """{"id":"re_1","status":"succeeded"}""", true, null)]
    [InlineData(200, """{"id":"re_1","status":"failed","failure_reason":"lost_or_stolen_card"}""", false,
        "lost-or-stolen-card")]
    [InlineData(400, """{"error":{"code":"charge_already_refunded"}}""", false, "charge-already-refunded")]
    public async Task A_refund_names_its_intent(int status, string body, bool refunded, string? failure)
    {
        var outcome = await Stripe((status, body)).RefundAsync(
            new RefundRequest(Id, Guid.NewGuid(), "pi_1", 300, "TWD"), default);

        (outcome.Refunded, outcome.FailureCode).ShouldBe((refunded, failure));
        _calls.Single().Body.ShouldStartWith("amount=300&");
        _calls.Single().Body.ShouldContain("payment_intent=pi_1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"object":"event","type":"refund.failed"}""")]
    [InlineData("""{"id":1,"object":"list"}""")]
    public void A_body_that_is_no_event_is_refused(string body) =>
        Should.Throw<JsonException>(() => new StripeWebhooks().Read(body));

    [Fact]
    public void A_webhook_about_something_else_names_no_transaction()
    {
        var told = new StripeWebhooks().Read(
            """{"id":"evt_2","object":"event","type":"new.thing","data":{"object":{"object":"new_thing"} } }""");
        told.ShouldBe(new ProviderEvent("evt_2", "new.thing", null));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task An_answer_that_says_nothing_of_the_payment_leaves_it_unknown(int status)
    {
        const string error = """{"error":{"type":"invalid_request_error","message":"no"}}""";
        var stripe = Stripe((200, IntentOf("requires_payment_method")), (status, error));
        await Should.ThrowAsync<HttpRequestException>(
            () => stripe.AuthoriseAsync(new(Id, 1, "TWD", "pm_card"), default));
        await Should.ThrowAsync<HttpRequestException>(() => Stripe((status, error)).ReadAsync(Id, default));
        await Should.ThrowAsync<HttpRequestException>(() => Stripe((400, error)).ReadAsync(Id, default));
    }

    [Fact]
    public void A_webhook_names_our_transaction()
    {
        var told = new StripeWebhooks().Read(
            $$"""
            {"id":"evt_1","object":"event","type":"payment_intent.amount_capturable_updated",
             "data":{"object":{"id":"pi_1","object":"payment_intent","metadata":{"transaction_id":"{{Id}}"} } } }
            """);
        told.ShouldBe(new ProviderEvent("evt_1", "payment_intent.amount_capturable_updated", Id));
    }

    private static string IntentOf(string status, string more = "") =>
        $$"""{"id":"pi_1","object":"payment_intent","amount":600000,{{more}}"status":"{{status}}"}""";

    private StripePaymentProvider Stripe(params (int Status, string Body)[] answers) => new(
        new ProviderHttp(new Uri("https://stripe.test/"), TimeProvider.System, new Recorded(answers, _calls)),
        new PaymentOptions { Provider = "stripe", ApiKey = "key-for-tests", PublicUrl = "https://shop.test" },
        new OneAmount());

    private sealed class OneAmount : ITransactionAmounts
    {
        public Task<TransactionAmount?> FindAsync(Guid transactionId, CancellationToken ct) =>
            Task.FromResult<TransactionAmount?>(new(600_000, "TWD", null));
    }

    /// <summary>Answers in the given order and remembers what was asked.</summary>
    private sealed class Recorded((int Status, string Body)[] answers, List<(string, string, string)> calls)
        : HttpMessageHandler
    {
        private int _next;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization!.ToString().ShouldBe("Bearer key-for-tests");
            var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : "";
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            calls.Add(($"{request.Method} {request.RequestUri!.AbsolutePath}", key, body));
            var (status, text) = answers[_next++];
            return new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(text, Encoding.UTF8, "application/json"),
            };
        }
    }
}
