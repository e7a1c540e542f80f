using System.Net;
using Stripe;

namespace Ticketing.Booking.Payments.Providers;

/// <summary>Lets Stripe.net speak over the line that all providers share, with its attempts and limits.</summary>
internal sealed class StripeLine(ProviderHttp http) : IHttpClient
{
    /// <summary>The answer where it is one about the payment; Stripe.net throws its own exception for a refusal.</summary>
    /// <exception cref="HttpRequestException">No answer, or one that says nothing of the payment.</exception>
    public async Task<StripeResponse> MakeRequestAsync(
        StripeRequest request, CancellationToken cancellationToken = default)
    {
        using var content = request.Content;
        var form = content is null ? null : await content.ReadAsByteArrayAsync(cancellationToken);
        var (status, body) = await http.SendAsync(() => Message(request, content, form), cancellationToken);
        using var answer = new HttpResponseMessage(status);
        return status == HttpStatusCode.OK || (request.Method == HttpMethod.Post && IsRefusal(status))
            ? new StripeResponse(status, answer.Headers, body)
            : throw new HttpRequestException($"Stripe answered {(int)status}.", null, status);
    }

    /// <summary>For downloads, which payments have none of.</summary>
    public Task<StripeStreamedResponse> MakeStreamingRequestAsync(
        StripeRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private static bool IsRefusal(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired;

    private static HttpRequestMessage Message(StripeRequest request, HttpContent? content, byte[]? form)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri);
        message.Headers.Authorization = request.AuthorizationHeader;
        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
        if (form is not null)
        {
            message.Content = new ByteArrayContent(form);
            message.Content.Headers.ContentType = content!.Headers.ContentType;
        }
        return message;
    }
}
