SwaggerUIBundle({ url: '/api/openapi.yaml', dom_id: '#reader', deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: 0 });
