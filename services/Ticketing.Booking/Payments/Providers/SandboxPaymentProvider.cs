using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>
/// The sandbox over HTTP (docs/payments.md). Its keys are our transaction ids, so it is asked by the id alone.
/// </summary>
internal sealed class SandboxPaymentProvider(ProviderHttp http, PaymentOptions options) : IPaymentProvider
{
    public string Name => PaymentOptions.Sandbox;

    public async Task<ProviderAnswer> AuthoriseAsync(AuthoriseRequest request, CancellationToken ct) =>
        await SendAsync(
            HttpMethod.Put,
            $"v1/payments/{request.TransactionId}",
            () => JsonContent.Create(
                new SandboxPaymentBody(
                    request.AmountMinor, request.Currency, request.PaymentToken,
                    options.ReturnUrlOf(request.TransactionId)),
                SandboxApiJson.Default.SandboxPaymentBody),
            ct) ?? throw Unexpected(HttpStatusCode.NotFound);

    public async Task<ProviderAnswer> CaptureAsync(Guid transactionId, long amountMinor, CancellationToken ct) =>
        await SendAsync(
            HttpMethod.Post,
            $"v1/payments/{transactionId}/capture",
            () => JsonContent.Create(
                new SandboxCaptureBody(amountMinor), SandboxApiJson.Default.SandboxCaptureBody),
            ct) ?? throw Unexpected(HttpStatusCode.NotFound);

    public async Task<ProviderAnswer> VoidAsync(Guid transactionId, CancellationToken ct) =>
        await SendAsync(HttpMethod.Post, $"v1/payments/{transactionId}/void", null, ct)
            ?? throw Unexpected(HttpStatusCode.NotFound);

    public Task<ProviderAnswer?> ReadAsync(Guid transactionId, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, $"v1/payments/{transactionId}", null, ct);

    // Voiding leaves what is captured, and voids what was never heard of before it arrives.
    public Task<ProviderAnswer> SettleAsync(Guid transactionId, CancellationToken ct) =>
        VoidAsync(transactionId, ct);

    public async Task<ProviderRefundAnswer> RefundAsync(RefundRequest request, CancellationToken ct)
    {
        var (status, body) = await http.SendAsync(
            () => Request(
                HttpMethod.Put,
                $"v1/refunds/{request.TransactionId}",
                JsonContent.Create(
                    new SandboxRefundBody(request.PaymentId, request.AmountMinor),
                    SandboxApiJson.Default.SandboxRefundBody)),
            ct);
        if (status != HttpStatusCode.OK)
        {
            throw Unexpected(status);
        }
        var answer = Read(body, SandboxApiJson.Default.SandboxRefund);
        return new ProviderRefundAnswer(answer.Status == "succeeded", answer.Id, answer.FailureCode);
    }

    private async Task<ProviderAnswer?> SendAsync(
        HttpMethod method, string path, Func<HttpContent>? body, CancellationToken ct)
    {
        var (status, text) = await http.SendAsync(() => Request(method, path, body?.Invoke()), ct);
        return status switch
        {
            HttpStatusCode.OK => Outcome(Read(text, SandboxApiJson.Default.SandboxPayment)),
            HttpStatusCode.NotFound => null,
            _ => throw Unexpected(status),
        };
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        return request;
    }

    private static ProviderAnswer Outcome(SandboxPayment payment) => new(
        payment.Status switch
        {
            "requires_action" => ProviderPaymentState.RequiresAction,
            "authorised" => ProviderPaymentState.Authorised,
            "captured" => ProviderPaymentState.Captured,
            "declined" => ProviderPaymentState.Declined,
            "voided" => ProviderPaymentState.Voided,
            var other => throw new InvalidOperationException($"The sandbox knows a state '{other}' that we do not."),
        },
        payment.Id,
        payment.Status == "captured" ? payment.Captured : payment.Amount,
        payment.FailureCode,
        payment.ActionUrl);

    private static T Read<T>(string body, JsonTypeInfo<T> json) => JsonSerializer.Deserialize(body, json)
        ?? throw new InvalidOperationException("The sandbox answered JSON null.");

    private static HttpRequestException Unexpected(HttpStatusCode status) =>
        new($"The sandbox answered {(int)status}.", null, status);
}
